package org.leadnest.leads;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.fields.FieldValue;
import org.leadnest.leads.scoring.ScoreReason;

/**
 * A person who may buy or sell, as filed in one account. Names are kept exactly as they came.
 *
 * @param state two-letter code of a state or territory of the United States
 * @param timeZone IANA name, such as {@code America/New_York}
 * @param fields what it says to the account's own fields, in their order; empty in pages of a list that does not ask for
 *     them
 * @param score 0 to 100, the sum of its reasons' points
 * @param version counts the changes; an edit names the one that it was made on
 */
public record Lead(
        LeadId id,
        @Nullable String firstName,
        @Nullable String lastName,
        List<EmailAddress> emails,
        List<PhoneNumber> phones,
        Stage stage,
        @Nullable Source source,
        @Nullable Owner owner,
        List<String> tags,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String timeZone,
        List<FieldValue> fields,
        int score,
        List<ScoreReason> scoreReasons,
        Instant createdAt,
        Instant updatedAt,
        Instant lastActivityAt,
        int version) {

    public Lead {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        tags = List.copyOf(tags);
        fields = List.copyOf(fields);
        scoreReasons = List.copyOf(scoreReasons);
    }

    Lead with(
            List<EmailAddress> emails,
            List<PhoneNumber> phones,
            List<String> tags,
            List<FieldValue> fields,
            List<ScoreReason> reasons) {
        return new Lead(
                id,
                firstName,
                lastName,
                emails,
                phones,
                stage,
                source,
                owner,
                tags,
                state,
                postalCode,
                timeZone,
                fields,
                score,
                reasons,
                createdAt,
                updatedAt,
                lastActivityAt,
                version);
    }

    /** What it says to the account's own fields, by key. */
    public Map<String, String> said() {
        return fields.stream().collect(Collectors.toMap(FieldValue::key, FieldValue::value));
    }

    /** First and last name, or how else people call this lead: its e-mail address, its phone number. */
    public String name() {
        return name(firstName, lastName, emails, phones);
    }

    static String name(
            @Nullable String firstName,
            @Nullable String lastName,
            List<EmailAddress> emails,
            List<PhoneNumber> phones) {
        String name = Stream.of(
                        Optional.ofNullable(firstName).orElse(""),
                        Optional.ofNullable(lastName).orElse(""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        if (!name.isEmpty()) {
            return name;
        }
        return emails.stream()
                .map(EmailAddress::value)
                .findFirst()
                .or(() -> phones.stream().map(PhoneNumber::display).findFirst())
                .orElse("No name");
    }
}
