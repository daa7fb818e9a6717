package org.leadnest.messaging.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.Channel;

/**
 * Commercial messages that were allowed in this very look, and that the database does not count yet: by person and by
 * address, and what they said. Used by one thread.
 */
final class JustSent {
    private final Map<String, List<One>> ways = new HashMap<>();
    private final Map<String, Instant> said = new HashMap<>();
    private int count;

    /** The number keeps two of one instant apart. */
    private record One(int number, Instant at) {}

    void add(@Nullable UUID person, Channel channel, String key, String words, Instant at) {
        One one = new One(count++, at);
        ways(person, key)
                .forEach(
                        way -> ways.computeIfAbsent(way, _ -> new ArrayList<>()).add(one));
        said.put(words(channel, key, words), at);
    }

    /** When they went to the same person or address. */
    List<Instant> to(@Nullable UUID person, String key) {
        return ways(person, key)
                .flatMap(way -> ways.getOrDefault(way, List.of()).stream())
                .distinct()
                .map(One::at)
                .toList();
    }

    /** When the same was said to the same address; {@code before} where it was not just now. */
    @Nullable
    Instant saidAt(Channel channel, String key, String words, @Nullable Instant before) {
        return said.getOrDefault(words(channel, key, words), before);
    }

    private static Stream<String> ways(@Nullable UUID person, String key) {
        return person == null ? Stream.of(key) : Stream.of(key, person.toString());
    }

    private static String words(Channel channel, String key, String words) {
        return channel + " " + key + " " + words;
    }
}
