package org.leadnest.platform.api;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * The request cannot be served as it is, for a reason that is no field's: a conflict with what is there, too much at
 * once, too large. Thrown at the web's edge alone; facades answer with outcomes.
 */
public final class Refused extends RuntimeException {
    private final HttpStatus status;
    private final Optional<Duration> retryAfter;

    public Refused(HttpStatus status, String detail) {
        this(status, detail, Optional.empty());
    }

    public Refused(HttpStatus status, String detail, Optional<Duration> retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public static Refused conflict(String detail) {
        return new Refused(HttpStatus.CONFLICT, detail);
    }

    public static Refused malformed(String detail) {
        return new Refused(HttpStatus.BAD_REQUEST, detail);
    }

    public HttpStatus status() {
        return status;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
