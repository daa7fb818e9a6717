package org.leadnest.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.time.DevelopmentClock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Development mode only: {@code POST /dev/clock {"advance":"PT3H"}} moves the service's clock and wakes due work. */
@RestController
@Open
@ConditionalOnProperty(name = "leadnest.mode", havingValue = "development")
class ClockDoor {
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final DevelopmentClock clock;
    private final InstantSource time;

    ClockDoor(DevelopmentClock clock, InstantSource time) {
        this.clock = clock;
        this.time = time;
    }

    record Advance(@Nullable String advance) {}

    record Now(Instant now) {}

    @GetMapping("/dev/clock")
    Now now() {
        return new Now(time.instant());
    }

    @PostMapping("/dev/clock")
    Now advance(@RequestBody Advance body) {
        clock.advance(step(body.advance()));
        return now();
    }

    private static Duration step(@Nullable String text) {
        try {
            Duration step = Duration.parse(text == null ? "" : text);
            if (!step.isNegative() && step.compareTo(LONGEST) <= 0) {
                return step;
            }
        } catch (DateTimeParseException unreadable) {
            // answered below, as a negative or endless duration is
        }
        throw new Invalid(new FieldErrors()
                .add("advance", "expected an ISO 8601 duration from zero to ten years (P3650D), such as PT3H"));
    }
}
