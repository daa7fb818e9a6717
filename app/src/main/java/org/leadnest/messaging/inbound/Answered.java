package org.leadnest.messaging.inbound;

import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which messages of ours a letter answers, by what it says itself; whoever asks looks whether they are the account's. A
 * letter may name as many as it likes: the nearest are believed.
 */
final class Answered {
    private static final int NEAREST = 20;

    private static final String ID = "([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})@";

    /** Our Message-IDs are a message's id at the sender's domain. */
    private static final Pattern OURS = Pattern.compile("<" + ID + "[^>\\s]++>", Pattern.CASE_INSENSITIVE);

    /** Behind the plus of a mailbox, or the whole name at a domain whose letters all come here. */
    private static final Pattern TOKEN =
            Pattern.compile("(?:\\+|(?<![^\\s<,;:\"'])r\\+?)" + ID, Pattern.CASE_INSENSITIVE);

    /** Possessive, so that as many lines as there are take no more stack than one. */
    private static final String FOLDED = ":(.*+(?:\\R[ \\t].*+)*+)";

    private static final Pattern ANSWERS = Pattern.compile("(?im)^in-reply-to" + FOLDED);
    private static final Pattern THREAD = Pattern.compile("(?im)^references" + FOLDED);

    private Answered() {}

    /** The one to whose own address it was written first, then the one it replies to, then its thread, nearest first. */
    static List<UUID> by(List<String> to, String headers) {
        return Stream.of(
                        to.stream()
                                .flatMap(address -> TOKEN.matcher(address).results())
                                .map(Answered::id),
                        named(ANSWERS, headers).stream(),
                        named(THREAD, headers).reversed().stream())
                .flatMap(ids -> ids)
                .distinct()
                .limit(NEAREST)
                .toList();
    }

    private static List<UUID> named(Pattern header, String headers) {
        return header.matcher(headers)
                .results()
                .flatMap(line -> OURS.matcher(line.group(1)).results())
                .map(Answered::id)
                .toList();
    }

    private static UUID id(MatchResult found) {
        return UUID.fromString(
                String.join("-", found.group(1), found.group(2), found.group(3), found.group(4), found.group(5)));
    }
}
