package org.leadnest.accounts.passwords;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.leadnest.platform.api.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords as Argon2id with 64 MiB, 3 passes, 1 lane (RFC 9106 section 4, second recommended option, with one
 * lane because a request has one thread). Each hash needs its 64 MiB and a core for about a third of a second, so as
 * many run at once as there are cores; whoever waits longer than 5 s is asked to come back (503).
 *
 * <p>Passwords are compared in Unicode's NFKC form (NIST SP 800-63B-4 section 3.1.1.2), so that the same keys on another
 * keyboard are the same password.
 */
@Component
public class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 64 * 1024;
    private static final int PASSES = 3;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Argon2PasswordEncoder argon =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    public String hash(String password) {
        return gated(() -> argon.encode(normalised(password)));
    }

    /**
     * Whether {@code password} is the one that was kept. Without a kept one the answer is no and takes as long, so that
     * time does not tell who has an account.
     */
    public boolean matches(String password, Optional<String> kept) {
        return gated(() -> {
            if (kept.isEmpty()) {
                argon.encode(normalised(password));
                return false;
            }
            return argon.matches(normalised(password), kept.get());
        });
    }

    /** Whether the kept hash was made with smaller parameters than today's. */
    public boolean outdated(String kept) {
        return argon.upgradeEncoding(kept);
    }

    static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T gated(Supplier<T> work) {
        try {
            if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "many people are signing in at this moment; try again in a few seconds",
                        Optional.of(LONGEST_WAIT));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "the service is stopping; try again in a moment");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
