package org.leadnest.leads;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.scoring.ScoreReason;

/**
 * A lead as the API answers it.
 *
 * @param phones values in E.164
 * @param customFields what it says to the account's own fields, by key: texts, numbers, booleans, dates as 2026-11-30
 * @param score 0 to 100, the sum of its reasons' points
 * @param owner the user whom it belongs to
 */
@Schema(name = "Lead")
record LeadJson(
        UUID id,
        @Nullable String firstName,
        @Nullable String lastName,
        List<LeadBody.Contact> emails,
        List<LeadBody.Contact> phones,
        @Nullable String source,
        String stage,
        List<String> tags,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String timeZone,
        Map<String, Object> customFields,
        @Nullable OwnerJson owner,
        int score,
        List<ReasonJson> scoreReasons,
        Instant createdAt,
        Instant updatedAt,
        Instant lastActivityAt,
        int version) {

    @Schema(name = "LeadOwner")
    record OwnerJson(UUID id, String name) {}

    /** @param signal recency, inquiries, replies, views or budgetFit @param reason a sentence for people */
    @Schema(name = "LeadScoreReason")
    record ReasonJson(String signal, String name, int points, String reason) {
        static ReasonJson of(ScoreReason reason) {
            return new ReasonJson(reason.signal().key(), reason.signal().label(), reason.points(), reason.words());
        }
    }

    private static Map<String, Object> fields(Lead lead) {
        Map<String, Object> fields = new LinkedHashMap<>();
        lead.fields().forEach(value -> fields.put(value.key(), value.json()));
        return fields;
    }

    static LeadJson of(Lead lead) {
        Owner owner = lead.owner();
        Source source = lead.source();
        return new LeadJson(
                lead.id().value(),
                lead.firstName(),
                lead.lastName(),
                lead.emails().stream()
                        .map(email -> new LeadBody.Contact(email.value()))
                        .toList(),
                lead.phones().stream()
                        .map(phone -> new LeadBody.Contact(phone.value()))
                        .toList(),
                source == null ? null : source.name(),
                lead.stage().name(),
                lead.tags(),
                lead.state(),
                lead.postalCode(),
                lead.timeZone(),
                fields(lead),
                owner == null ? null : new OwnerJson(owner.id().value(), owner.name()),
                lead.score(),
                lead.scoreReasons().stream().map(ReasonJson::of).toList(),
                lead.createdAt(),
                lead.updatedAt(),
                lead.lastActivityAt(),
                lead.version());
    }
}
