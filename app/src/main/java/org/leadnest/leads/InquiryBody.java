package org.leadnest.leads;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.fields.CustomFields;

/**
 * An inquiry as the API takes it.
 *
 * @param type one of Registration, Property Inquiry, Seller Inquiry, General Inquiry, Open House Visit, Viewed Property,
 *     Saved Property, Incoming Call
 * @param occurredAt with its offset, as RFC 3339; now when it is left out. What is older than a day is filed as history
 * @param language ISO 639-1, such as {@code es}
 */
@Schema(name = "InquiryInput")
record InquiryBody(
        @Nullable String type,
        @Nullable LeadBody person,
        @Nullable Property property,
        @Nullable String source,
        @Nullable String message,
        @Nullable String language,
        @Nullable String occurredAt) {
    private static final int MAX_MESSAGE = 20_000;
    private static final int MAX_LINE = 500;
    private static final BigDecimal MAX_PRICE = new BigDecimal("999999999999");

    /**
     * @param listingId of the account's own listing
     * @param price in US dollars
     */
    @Schema(name = "InquiryProperty")
    record Property(
            @Nullable String listingId,
            @Nullable String address,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable BigDecimal price,
            @Nullable String mlsNumber,
            @Nullable String url) {}

    /** The person with the inquiry; {@code errors} gets what cannot be taken. */
    Optional<NewLead> read(CustomFields fields, FieldErrors errors, Instant now) {
        if (person == null) {
            errors.add("person", "expected an object with a name, an e-mail address or a phone number");
            return Optional.empty();
        }
        person.errors().ordered().forEach((field, problem) -> errors.add("person." + field, problem));
        FieldErrors ofPerson = new FieldErrors();
        NewLead lead = person.input().over(NewLead.named(null, null).from("API"), ofPerson);
        lead = lead.saying(fields.over(lead.fields(), person.input().fields(), ofPerson));
        ofPerson.ordered().forEach((field, problem) -> errors.add("person." + field, problem));
        Inquiry inquiry = inquiry(errors, now);
        KeptText.check(errors, "source", source, LeadInput.MAX_SOURCE);
        return errors.any()
                ? Optional.empty()
                : Optional.of((source == null || source.isBlank() ? lead : lead.from(source.strip())).asking(inquiry));
    }

    private Inquiry inquiry(FieldErrors errors, Instant now) {
        Optional<Inquiry.Type> wanted = type == null ? Optional.empty() : Inquiry.Type.parse(type);
        errors.expect(wanted.isPresent(), "type", "expected one of " + types());
        KeptText.check(errors, "message", message, MAX_MESSAGE);
        boolean spoken = language == null || language.matches("[A-Za-z]{2}");
        errors.expect(spoken, "language", "expected two letters such as en or es");
        return new Inquiry(
                wanted.orElse(Inquiry.Type.GENERAL_INQUIRY),
                message,
                property == null ? null : home(property, errors),
                language == null ? null : language.toLowerCase(java.util.Locale.ROOT),
                when(errors, now));
    }

    private Instant when(FieldErrors errors, Instant now) {
        if (occurredAt == null || occurredAt.isBlank()) {
            return now;
        }
        try {
            Instant at = java.time.OffsetDateTime.parse(occurredAt.strip()).toInstant();
            boolean sane = at.isAfter(Instant.EPOCH) && !at.isAfter(now.plusSeconds(300));
            errors.expect(sane, "occurredAt", "expected a time between 1970 and now");
            return sane ? at : now;
        } catch (DateTimeParseException other) {
            errors.add("occurredAt", "expected a time with its offset such as 2026-11-27T15:04:05Z");
            return now;
        }
    }

    private static Inquiry.Home home(Property given, FieldErrors errors) {
        String place = "property.";
        KeptText.check(errors, place + "address", given.address(), MAX_LINE);
        KeptText.check(errors, place + "city", given.city(), LeadInput.MAX_SOURCE);
        KeptText.check(errors, place + "postalCode", given.postalCode(), LeadInput.MAX_POSTAL_CODE);
        KeptText.check(errors, place + "mlsNumber", given.mlsNumber(), LeadInput.MAX_WORD);
        KeptText.check(errors, place + "url", given.url(), 2_000);
        String state =
                given.state() == null ? null : UsStates.parse(given.state()).orElse(null);
        errors.expect(
                given.state() == null || state != null,
                place + "state",
                "expected a state of the United States, such as FL");
        BigDecimal price = given.price();
        errors.expect(
                price == null || (price.signum() >= 0 && price.compareTo(MAX_PRICE) <= 0),
                place + "price",
                "expected US dollars, 0 or more");
        Optional<UUID> listing = given.listingId() == null ? Optional.empty() : Ids.parse(given.listingId());
        errors.expect(
                given.listingId() == null || listing.isPresent(), place + "listingId", "expected the id of a listing");
        return new Inquiry.Home(
                listing.orElse(null),
                given.address(),
                given.city(),
                state,
                given.postalCode(),
                price,
                given.mlsNumber(),
                given.url());
    }

    private static String types() {
        return String.join(
                ", ",
                java.util.Arrays.stream(Inquiry.Type.values())
                        .map(Inquiry.Type::label)
                        .toList());
    }
}
