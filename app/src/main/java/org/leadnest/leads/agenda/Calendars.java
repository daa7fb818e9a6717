package org.leadnest.leads.agenda;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Secret addresses of calendar feeds. An address says whose it is and is signed; it works until its user asks for a new
 * one, or leaves the account.
 */
@Component
class Calendars {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BODY_BYTES = 36;
    private static final int TAG_BYTES = 16;

    private final CalendarStore store;
    private final Accounts accounts;
    private final SecretKeySpec key;

    Calendars(CalendarStore store, Accounts accounts, DerivedKeys keys) {
        this.store = store;
        this.accounts = accounts;
        this.key = new SecretKeySpec(keys.forPurpose("leads/calendars"), ALGORITHM);
    }

    record Owner(AccountId account, UserId user) {}

    String token(UserId user) {
        int generation = store.generation(user).orElseGet(() -> store.current(user));
        return token(new Owner(Tenancy.required(), user), generation);
    }

    /** Makes every address of the user's that was given out before worthless. */
    void renew(UserId user) {
        store.next(user);
    }

    /** Whose feed it is, as long as the address works. */
    Optional<Owner> open(String token) {
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
        Owner owner = new Owner(
                new AccountId(new UUID(read.getLong(), read.getLong())),
                new UserId(new UUID(read.getLong(), read.getLong())));
        int generation = read.getInt();
        return Optional.of(owner)
                .filter(one -> accounts.actor(one.account(), one.user()).isPresent())
                .filter(one -> current(one, generation));
    }

    private boolean current(Owner owner, int generation) {
        return Tenancy.as(owner.account(), () -> store.generation(owner.user()))
                .filter(now -> now == generation)
                .isPresent();
    }

    private String token(Owner owner, int generation) {
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .putLong(owner.account().value().getMostSignificantBits())
                .putLong(owner.account().value().getLeastSignificantBits())
                .putLong(owner.user().value().getMostSignificantBits())
                .putLong(owner.user().value().getLeastSignificantBits())
                .putInt(generation)
                .array();
        byte[] signed = ByteBuffer.allocate(BODY_BYTES + TAG_BYTES)
                .put(body)
                .put(tag(body))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
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
