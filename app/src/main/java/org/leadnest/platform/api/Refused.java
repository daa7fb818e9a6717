package org.leadnest.platform.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * The request cannot be served as it is, for a reason that is no field's: a conflict with what is there, too much at
 * once, too large. Thrown at the web's edge alone; facades answer with outcomes.
 */
public final class Refused extends RuntimeException {
    private final HttpStatus status;
    private final Optional<Duration> retryAfter;
    private final transient Map<String, Object> members;

    public Refused(HttpStatus status, String detail) {
        this(status, detail, Optional.empty());
    }

    public Refused(HttpStatus status, String detail, Optional<Duration> retryAfter) {
        this(status, detail, retryAfter, Map.of());
    }

    private Refused(HttpStatus status, String detail, Optional<Duration> retryAfter, Map<String, Object> members) {
        super(detail, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
        this.members = members;
    }

    /** With more that a program may act on: extension members of the problem document. */
    public static Refused with(HttpStatus status, String detail, Map<String, Object> members) {
        return new Refused(status, detail, Optional.empty(), members);
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

    public Map<String, Object> members() {
        return members;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
