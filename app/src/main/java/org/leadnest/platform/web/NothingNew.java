package org.leadnest.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * For whom there was nothing to see when last asked, so that a banner asks the database once in a while and not for each
 * page. What this process changes is forgotten at once; what another process changes is seen when {@code rest} is over.
 *
 * @param <K> whom it is asked for
 */
public final class NothingNew<K> {
    private static final int MOST_KEPT = 20_000;

    private final Duration rest;
    private final Map<K, Instant> asked = new ConcurrentHashMap<>();

    public NothingNew(Duration rest) {
        this.rest = rest;
    }

    /** Whether there was nothing less than {@code rest} ago. */
    public boolean lately(K whom, Instant now) {
        Instant last = asked.get(whom);
        return last != null && Duration.between(last, now).abs().compareTo(rest) < 0;
    }

    public void remember(K whom, Instant now) {
        if (asked.size() > MOST_KEPT) {
            asked.clear();
        }
        asked.put(whom, now);
    }

    public void forget(K whom) {
        asked.remove(whom);
    }
}
