package org.leadnest.leads.mailroom;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.UsStates;

/**
 * What a reader found in a message, by these names: name, first, last, email, phone, message, source, type, address, city,
 * state, postal, price, mls, url, at.
 */
record Found(String reader, Map<String, String> values) {
    private static final int MAX_NAME = 500;
    private static final int MAX_MESSAGE = 20_000;
    private static final BigDecimal MAX_PRICE = new BigDecimal("999999999999");

    Found {
        Map<String, String> kept = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                kept.put(name, value.strip());
            }
        });
        values = Map.copyOf(kept);
    }

    /** When it says that it was asked, as a time with its offset (ADF's requestdate); one without tells of no instant. */
    @Nullable
    Instant at() {
        try {
            return OffsetDateTime.parse(values.getOrDefault("at", "").replace(' ', 'T'))
                    .toInstant();
        } catch (DateTimeParseException noTime) {
            return null;
        }
    }

    /** Whether the person can be reached. */
    boolean reachable() {
        return email().isPresent() || phone().isPresent();
    }

    Optional<EmailAddress> email() {
        return Optional.ofNullable(values.get("email")).flatMap(EmailAddress::parse);
    }

    Optional<PhoneNumber> phone() {
        return Optional.ofNullable(values.get("phone")).flatMap(PhoneNumber::parse);
    }

    /** @param source of a message that names none */
    NewLead person(String source, Instant at) {
        String whole = cut(values.get("name"), MAX_NAME);
        String first = cut(values.get("first"), MAX_NAME);
        String last = cut(values.get("last"), MAX_NAME);
        if (first == null && last == null && whole != null) {
            int blank = whole.lastIndexOf(' ');
            first = blank < 0 ? whole : whole.substring(0, blank).strip();
            last = blank < 0 ? null : whole.substring(blank + 1);
        }
        String from = cut(values.getOrDefault("source", source), 100);
        Inquiry.Home home = home();
        Inquiry.Type type = Optional.ofNullable(values.get("type"))
                .flatMap(Inquiry.Type::parse)
                .orElse(home == null ? Inquiry.Type.GENERAL_INQUIRY : Inquiry.Type.PROPERTY_INQUIRY);
        return NewLead.named(first, last)
                .reachedBy(
                        email().map(List::of).orElse(List.of()),
                        phone().map(List::of).orElse(List.of()))
                .from(from)
                .asking(new Inquiry(type, cut(values.get("message"), MAX_MESSAGE), home, null, at));
    }

    private Inquiry.@Nullable Home home() {
        String address = cut(values.get("address"), MAX_NAME);
        String mls = cut(values.get("mls"), 60);
        String url = cut(values.get("url"), 2_000);
        if (address == null && mls == null && url == null && price() == null) {
            return null;
        }
        return new Inquiry.Home(
                null,
                address,
                cut(values.get("city"), 100),
                Optional.ofNullable(values.get("state"))
                        .flatMap(UsStates::parse)
                        .orElse(null),
                cut(values.get("postal"), 20),
                price(),
                mls,
                url);
    }

    private @Nullable BigDecimal price() {
        String digits = values.getOrDefault("price", "").replaceAll("[^0-9.]", "");
        if (!digits.matches("[0-9]{1,12}(\\.[0-9]{1,2})?")) {
            return null;
        }
        BigDecimal price = new BigDecimal(digits);
        return price.compareTo(MAX_PRICE) > 0 ? null : price;
    }

    private static @Nullable String cut(@Nullable String text, int max) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.codePointCount(0, text.length()) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
    }
}
