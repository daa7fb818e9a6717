package org.leadnest.analytics.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.leadnest.kernel.UserId;
import org.leadnest.privacy.choices.UserChoice;
import org.leadnest.privacy.choices.UserChoices;
import org.springframework.stereotype.Component;

/**
 * Who stopped being counted in their settings, as of a minute ago at most, so that not every page asks the database. Thread-safe;
 * each node for itself.
 */
@Component
class UsageStops {
    private static final Duration LATELY = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 20_000;

    private final UserChoices choices;
    private final InstantSource clock;
    private final Map<UUID, Answer> known = new ConcurrentHashMap<>();

    UsageStops(UserChoices choices, InstantSource clock) {
        this.choices = choices;
        this.clock = clock;
    }

    private record Answer(boolean stopped, Instant at) {}

    boolean stopped(UUID user) {
        Instant now = clock.instant();
        Answer last = known.get(user);
        if (last != null && Duration.between(last.at(), now).abs().compareTo(LATELY) < 0) {
            return last.stopped();
        }
        boolean stopped = !choices.allows(new UserId(user), UserChoice.USAGE);
        if (known.size() > MOST_KEPT) {
            known.clear();
        }
        known.put(user, new Answer(stopped, now));
        return stopped;
    }

    /** They have just chosen something. */
    void forget(UUID user) {
        known.remove(user);
    }
}
