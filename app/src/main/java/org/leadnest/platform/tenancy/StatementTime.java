package org.leadnest.platform.tenancy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * How long one statement may take: somebody who waits for a page has gone after seconds, and the database must not work on
 * for nobody. Jobs, imports, streamed answers and whatever else runs outside of a request's thread take the time they need,
 * and so do files that are written while they are read ({@link #unlimited}).
 */
public final class StatementTime {
    private static final Duration READING = Duration.ofSeconds(5);

    /** Longer: who saves something would lose it, and may have to wait for a lock. */
    private static final Duration WRITING = Duration.ofSeconds(30);

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final ScopedValue<Boolean> UNLIMITED = ScopedValue.newInstance();

    private StatementTime() {}

    /** What writes a whole file in its request, page by page. */
    @FunctionalInterface
    public interface Writing<X extends Exception> {
        void write() throws X;
    }

    public static <X extends Exception> void unlimited(Writing<X> work) throws X {
        ScopedValue.where(UNLIMITED, true).call(() -> {
            work.write();
            return true;
        });
    }

    static Optional<Duration> most() {
        return !UNLIMITED.isBound()
                        && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? Optional.of(READS.contains(request.getRequest().getMethod()) ? READING : WRITING)
                : Optional.empty();
    }
}
