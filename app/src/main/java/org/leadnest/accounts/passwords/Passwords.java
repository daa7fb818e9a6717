package org.leadnest.accounts.passwords;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.leadnest.platform.api.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords as Argon2id with 64 MiB, 3 passes, 1 lane (RFC 9106 section 4, second recommended option, with one
 * lane because a request has one thread). Each hash needs its 64 MiB and a core for about a fifth of a second (half a second
 * in Java), so one fewer runs at once than there are cores, which leaves a core to everybody who is inside already; on threads
 * of their own, as a request's virtual thread would hold one of the few that carry all other requests. Fifteen more wait for
 * each, about 3 s; whoever would wait longer is told at once to come back (503), so that neither memory nor the wait grows with
 * what is offered.
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
    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    private static final int WAITING = 15 * AT_ONCE;

    /** Made with the first password, so that a start does not load its library. */
    private static final class Quickest {
        static final PasswordEncoder ARGON = QuickArgon2.of(SALT_BYTES, HASH_BYTES, MEMORY_KIB, PASSES, LANES)
                .<PasswordEncoder>map(Function.identity())
                .orElseGet(Passwords::inJava);
    }

    private final PasswordEncoder parameters = inJava();
    private final Semaphore places = new Semaphore(AT_ONCE + WAITING);
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("password-", 0).factory());

    public String hash(String password) {
        return gated(() -> Quickest.ARGON.encode(normalised(password)));
    }

    /**
     * Whether {@code password} is the one that was kept. Without a kept one the answer is no and takes as long, so that
     * time does not tell who has an account.
     */
    public boolean matches(String password, Optional<String> kept) {
        return gated(() -> {
            if (kept.isEmpty()) {
                Quickest.ARGON.encode(normalised(password));
                return false;
            }
            return Quickest.ARGON.matches(normalised(password), kept.get());
        });
    }

    /**
     * Does all of a try, its counting too, for as many at a time as there are turns and places to wait; refuses another at once
     * (503), so that a crowd does not hold the database's connections from everybody else while it is counted.
     */
    public <T> T whereThereIsRoom(Supplier<T> tried) {
        if (!places.tryAcquire()) {
            throw crowded();
        }
        try {
            return tried.get();
        } finally {
            places.release();
        }
    }

    /** Whether the kept hash was made with smaller parameters than today's. */
    public boolean outdated(String kept) {
        return parameters.upgradeEncoding(kept);
    }

    static PasswordEncoder inJava() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    }

    static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T gated(Callable<T> work) {
        AtomicBoolean begun = new AtomicBoolean();
        FutureTask<T> task = new FutureTask<>(() -> {
            begun.set(true);
            return work.call();
        });
        try {
            threads.execute(task);
            return answer(task, begun);
        } catch (RejectedExecutionException | TimeoutException noRoom) {
            task.cancel(false);
            throw crowded();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "the service is stopping; try again in a moment");
        }
    }

    private static Refused crowded() {
        return new Refused(
                HttpStatus.SERVICE_UNAVAILABLE,
                "many people are signing in at this moment; try again in a few seconds",
                Optional.of(LONGEST_WAIT));
    }

    /** Waits for its turn so long and no longer; a hash that has begun is waited for. */
    private static <T> T answer(FutureTask<T> task, AtomicBoolean begun)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return task.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillWaiting) {
            if (begun.get()) {
                return task.get();
            }
            throw stillWaiting;
        }
    }
}
