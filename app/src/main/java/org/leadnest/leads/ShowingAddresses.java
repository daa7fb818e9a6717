package org.leadnest.leads;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** Secret addresses of a showing's calendar file, for the lead: each says which showing it is of, and is signed. */
@Component
public class ShowingAddresses {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BODY_BYTES = 32;
    private static final int TAG_BYTES = 16;

    private final SecretKeySpec key;
    private final Links links;

    ShowingAddresses(DerivedKeys keys, Links links) {
        this.key = new SecretKeySpec(keys.forPurpose("leads/showings"), ALGORITHM);
        this.links = links;
    }

    /** Which showing an address is of. */
    public record Found(AccountId account, UUID showing) {}

    /** The whole address of the file. */
    public String of(UUID showing) {
        UUID account = Tenancy.required().value();
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .putLong(showing.getMostSignificantBits())
                .putLong(showing.getLeastSignificantBits())
                .array();
        byte[] signed = ByteBuffer.allocate(BODY_BYTES + TAG_BYTES)
                .put(body)
                .put(tag(body))
                .array();
        return links.to("/showing/" + Base64.getUrlEncoder().withoutPadding().encodeToString(signed) + ".ics");
    }

    public Optional<Found> open(String token) {
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (signed.length != BODY_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(signed, BODY_BYTES);
        if (!MessageDigest.isEqual(tag(body), Arrays.copyOfRange(signed, BODY_BYTES, signed.length))) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(body);
        AccountId account = new AccountId(new UUID(read.getLong(), read.getLong()));
        return Optional.of(new Found(account, new UUID(read.getLong(), read.getLong())));
    }

    private byte[] tag(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(body), TAG_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
