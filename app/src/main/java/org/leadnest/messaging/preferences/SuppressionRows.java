package org.leadnest.messaging.preferences;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Channel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Suppressions in words: of whom, why, by what, since when, and what lifts them. */
@Component
class SuppressionRows {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", Locale.US);
    private static final int SHOWN_OF_A_HASH = 8;

    /** Stable names of sources, as the ledger keeps them. */
    private static final Map<String, String> SOURCES = Map.of(
            "REPLY", "a message of theirs",
            "PREFERENCES", "the unsubscribe page",
            "MY_DATA", "their privacy page",
            "DATA_REQUEST", "a request about their data",
            "CARRIER", "the carrier's report",
            "API", "your own software",
            "HAND", "a person here");

    private final ObjectProvider<AddressBook> book;

    SuppressionRows(ObjectProvider<AddressBook> book) {
        this.book = book;
    }

    /** @param known addresses in words by their hash: those that somebody has just typed */
    List<SuppressionsPage.Row> of(List<Proofs.Suppression> found, Map<String, String> known, ZoneId zone) {
        Map<UUID, AddressBook.Entry> people = people(found.stream()
                .map(Proofs.Suppression::leadId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return found.stream().map(one -> row(one, people, known, zone)).toList();
    }

    private Map<UUID, AddressBook.Entry> people(Collection<UUID> ids) {
        Map<UUID, AddressBook.Entry> found = new HashMap<>();
        book.forEach(one -> found.putAll(one.look(ids)));
        return found;
    }

    private static SuppressionsPage.Row row(
            Proofs.Suppression one, Map<UUID, AddressBook.Entry> people, Map<String, String> known, ZoneId zone) {
        AddressBook.@Nullable Entry person = one.leadId() == null ? null : people.get(one.leadId());
        return new SuppressionsPage.Row(
                who(one, person, known),
                person == null ? null : person.url(),
                one.channel() == Channel.SMS ? "Texts" : "E-mail",
                why(one.reason()),
                SOURCES.getOrDefault(one.source(), one.source().toLowerCase(Locale.ROOT)),
                WHEN.format(one.suppressedAt().atZone(zone)),
                lifted(one),
                one.channel() == Channel.EMAIL && !own(one) ? one.addressHash() : null);
    }

    private static String who(Proofs.Suppression one, AddressBook.@Nullable Entry person, Map<String, String> known) {
        if (person != null) {
            return person.name().isBlank() ? "A lead without a name" : person.name();
        }
        String hash = one.addressHash();
        if (hash == null) {
            return "A lead that was deleted";
        }
        return known.getOrDefault(hash, "An address, kept as a hash (" + hash.substring(0, SHOWN_OF_A_HASH) + "…)");
    }

    static String why(String reason) {
        return switch (reason) {
            case "opted out" -> "Opted out";
            case "erased" -> "Their data was erased";
            case "the carrier refuses it" -> "The carrier refuses it";
            default -> reason;
        };
    }

    /** As {@link Suppressions#lift} does it. */
    private static String lifted(Proofs.Suppression one) {
        if (one.channel() == Channel.SMS) {
            return own(one) ? "START from that phone, or a new consent of theirs" : "START from that phone";
        }
        return own(one)
                ? "A new consent of theirs"
                : "A letter of theirs from there, a new consent, or you, when you know that it works";
    }

    /** The person's own word, which only theirs lifts. */
    private static boolean own(Proofs.Suppression one) {
        return one.reason().equals("opted out") || one.reason().equals("erased");
    }
}
