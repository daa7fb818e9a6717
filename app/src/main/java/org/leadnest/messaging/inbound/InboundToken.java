package org.leadnest.messaging.inbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.PurposeKey;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** The token in an account's address for Inbound Parse, which cannot sign; 128 bits, the same on every node. */
@Component
public class InboundToken {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final PurposeKey key;
    private final Links links;

    InboundToken(DerivedKeys keys, Links links) {
        this.key = keys.forPurpose("sendgrid-inbound");
        this.links = links;
    }

    /** The whole address to enter at SendGrid. */
    public String address(AccountId account) {
        return links.to("/hooks/sendgrid/" + account + "/inbound?token=" + of(key.current(), account));
    }

    boolean fits(AccountId account, String given) {
        byte[] token = given.getBytes(StandardCharsets.UTF_8);
        return key.all().stream()
                .anyMatch(one -> MessageDigest.isEqual(of(one, account).getBytes(StandardCharsets.UTF_8), token));
    }

    private static String of(byte[] key, AccountId account) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] whole = mac.doFinal(account.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(whole, BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
