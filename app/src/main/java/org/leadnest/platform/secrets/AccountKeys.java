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
 * segments of 1 MiB), so that memory stays flat whatever the size. The key is parted: its exclusive or with a random half stands
 * sealed by {@link Secrets} in the database, and so in its backups; that half lies with {@link KeyHalves} and in no backup.
 * When the half is gone, what was written under the key is unreadable for everybody, from whatever backups of database and
 * files. Where halves are not kept, the whole key stands in the database, and its backups open the files until they end.
 * Thread-safe.
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
    private final KeyHalves halves;

    public AccountKeys(JdbcClient jdbc, TransactionTemplate transactions, Secrets secrets, KeyHalves halves) {
        this.halves = halves;
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

    /** Parts the key of the account of the running code, when it has one that is not; what lies under it stays readable. */
    public void part() {
        AccountId account = Tenancy.required();
        if (halves.kept()) {
            transactions.executeWithoutResult(status -> {
                oneAtATime(account);
                stored().filter(kept -> !kept.halved()).ifPresent(whole -> part(account, whole));
            });
        }
    }

    private void part(AccountId account, Stored whole) {
        jdbc.sql("""
                        update platform.account_keys set sealed = :sealed, halved = true
                         where account_id = :account and not halved
                        """)
                .param("account", account.value())
                .param("sealed", sealed(account, xor(opened(whole), halves.make(account))))
                .update();
        jdbc.sql("""
                        insert into platform.key_partings (last_at) values (now())
                        on conflict (one) do update set last_at = excluded.last_at
                        """).update();
    }

    /** Removes the half of an account whose row is gone: an erasure is not over before. */
    public void forget() {
        AccountId account = Tenancy.required();
        boolean gone = Boolean.TRUE.equals(transactions.execute(status -> stored().isEmpty()));
        if (gone) {
            halves.forget(account);
            lately.remove(account);
        }
    }

    private byte[] opened(Stored kept) {
        AccountId account = Tenancy.required();
        byte[] read = Base64.getDecoder().decode(secrets.open(kept.sealed(), place(account)));
        return kept.halved() ? xor(read, halves.find(account).orElseThrow(() -> lost(account))) : read;
    }

    private static IllegalStateException lost(AccountId account) {
        return new IllegalStateException("expected half of the key of account " + account
                + " in leadnest.secrets.halves-dir (key-halves of the data folder without it), which every node has to"
                + " see; it is not there, so that the account's files cannot be opened");
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] both = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            both[i] = (byte) (one[i] ^ other[i]);
        }
        return both;
    }

    /** @param halved whether it is the key's exclusive or with the half, else the key */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(byte[] sealed, boolean halved) {}

    private record Held(FileCipher cipher, Instant until) {}

    private static AesGcmHkdfStreaming cipher(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
    }

    private byte[] key() {
        AccountId account = Tenancy.required();
        return opened(java.util.Objects.requireNonNull(
                transactions.execute(status -> stored().orElseGet(() -> made(account)))));
    }

    private Stored made(AccountId account) {
        oneAtATime(account);
        if (stored().isEmpty()) {
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            jdbc.sql("""
                            insert into platform.account_keys (account_id, sealed, halved)
                            values (:account, :sealed, :halved)
                            """)
                    .param("account", account.value())
                    .param("halved", halves.kept())
                    .param("sealed", sealed(account, halves.kept() ? xor(fresh, halves.make(account)) : fresh))
                    .update();
        }
        return stored().orElseThrow();
    }

    private byte[] sealed(AccountId account, byte[] part) {
        return secrets.seal(Base64.getEncoder().encodeToString(part), place(account));
    }

    /** Whatever node makes or parts a key has to see what another one made of it. */
    private void oneAtATime(AccountId account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('account key ' || :account, 0))")
                .param("account", account.toString())
                .query((row, number) -> true)
                .list();
    }

    private Optional<Stored> stored() {
        return jdbc.sql("select sealed, halved from platform.account_keys")
                .query((row, number) -> new Stored(row.getBytes("sealed"), row.getBoolean("halved")))
                .optional();
    }

    private static String place(AccountId account) {
        return "platform.account_keys/" + account;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
