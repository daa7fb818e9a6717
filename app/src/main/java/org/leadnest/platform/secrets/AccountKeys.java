package org.leadnest.platform.secrets;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One key for each account, under which files about the whole of it lie: streaming encryption by Tink (AES-256-GCM-HKDF,
 * segments of 1 MiB), so that memory stays flat whatever the size. The key itself is sealed by {@link Secrets}. When its row
 * is gone, what was written under it is unreadable for everybody, in backups of the files as well. Thread-safe.
 */
@Component
public class AccountKeys {
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 1 << 20;

    private static final Duration HELD = Duration.ofMinutes(1);
    private static final int MOST_HELD = 10_000;

    private final Map<AccountId, Held> lately = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Secrets secrets;

    public AccountKeys(JdbcClient jdbc, TransactionTemplate transactions, Secrets secrets) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.secrets = secrets;
    }

    /**
     * A stream that encrypts for the account of the running code; closing it finishes the file.
     *
     * @param place where the file belongs: elsewhere it does not open
     */
    public OutputStream encrypting(OutputStream out, String place) {
        try {
            return cipher(key()).newEncryptingStream(out, bytes(place));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads what {@link #encrypting} wrote for the same account and place. */
    public InputStream decrypting(InputStream in, String place) {
        try {
            return cipher(key()).newDecryptingStream(in, bytes(place));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * The cipher of the account for its files, for reading many of them: the key is kept in memory for a minute, and so lives
     * on that long after its row is gone. Empty when there is no key and {@code making} is not asked for.
     */
    public Optional<FileCipher> files(AccountId account, boolean making) {
        Instant now = Instant.now();
        Held held = lately.get(account);
        if (held != null && now.isBefore(held.until())) {
            return Optional.of(held.cipher());
        }
        Optional<FileCipher> found = Tenancy.as(
                        account,
                        () -> making
                                ? Optional.of(key())
                                : transactions.execute(status -> stored()).map(this::opened))
                .map(FileCipher::new);
        found.ifPresent(cipher -> {
            if (lately.size() >= MOST_HELD) {
                lately.clear();
            }
            lately.put(account, new Held(cipher, now.plus(HELD)));
        });
        return found;
    }

    private byte[] opened(byte[] sealed) {
        return Base64.getDecoder().decode(secrets.open(sealed, place(Tenancy.required())));
    }

    private record Held(FileCipher cipher, Instant until) {}

    private static AesGcmHkdfStreaming cipher(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
    }

    private byte[] key() {
        AccountId account = Tenancy.required();
        byte[] sealed = transactions.execute(status -> stored().orElseGet(() -> {
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            jdbc.sql("""
                            insert into platform.account_keys (account_id, sealed) values (:account, :sealed)
                            on conflict do nothing
                            """)
                    .param("account", account.value())
                    .param("sealed", secrets.seal(Base64.getEncoder().encodeToString(fresh), place(account)))
                    .update();
            return stored().orElseThrow();
        }));
        return opened(java.util.Objects.requireNonNull(sealed));
    }

    private Optional<byte[]> stored() {
        return jdbc.sql("select sealed from platform.account_keys")
                .query(byte[].class)
                .optional();
    }

    private static String place(AccountId account) {
        return "platform.account_keys/" + account;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
