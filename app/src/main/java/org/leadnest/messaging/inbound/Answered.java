package org.leadnest.messaging.inbound;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which messages of ours a letter answers, by what it says itself; whoever asks looks whether they are the account's. */
final class Answered {
    /** Our Message-IDs are a message's id at the sender's domain. */
    private static final Pattern OURS = Pattern.compile(
            "<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@[^>\\s]+>", Pattern.CASE_INSENSITIVE);

    private static final Pattern TOKEN = Pattern.compile(
            "\\+([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})@", Pattern.CASE_INSENSITIVE);
    private static final Pattern THREAD = Pattern.compile("(?im)^(?:in-reply-to|references):(.*(?:\\R[ \\t].*)*)");

    private Answered() {}

    /** The one to whose own address it was written first, then those of its thread, nearest first. */
    static List<UUID> by(List<String> to, String headers) {
        return Stream.concat(
                        to.stream()
                                .flatMap(address -> TOKEN.matcher(address).results())
                                .map(found -> String.join(
                                        "-",
                                        found.group(1),
                                        found.group(2),
                                        found.group(3),
                                        found.group(4),
                                        found.group(5))),
                        THREAD
                                .matcher(headers)
                                .results()
                                .flatMap(line -> OURS.matcher(line.group(1)).results())
                                .map(found -> found.group(1))
                                .toList()
                                .reversed()
                                .stream())
                .map(UUID::fromString)
                .toList();
    }
}
