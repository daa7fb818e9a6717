package org.leadnest.leads;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;

/** A lead as the API takes it. A member that is left out is not touched, one that is null is emptied. */
@Schema(name = "LeadInput")
final class LeadBody {
    private final LeadInput input = new LeadInput();
    private final FieldErrors errors = new FieldErrors();

    @JsonProperty
    private @Nullable Integer version;

    /** An address or a number. */
    @Schema(name = "LeadContact")
    record Contact(@Nullable String value) {}

    LeadInput input() {
        return input;
    }

    /** What is wrong with the shape already: a contact without a value, a list with a hole. */
    FieldErrors errors() {
        return errors;
    }

    @Nullable
    Integer version() {
        return version;
    }

    @JsonProperty
    void setFirstName(@Nullable String value) {
        input.text("firstName", value);
    }

    @JsonProperty
    void setLastName(@Nullable String value) {
        input.text("lastName", value);
    }

    @JsonProperty
    void setEmails(@Nullable List<@Nullable Contact> values) {
        input.list("emails", contacts("emails", values));
    }

    @JsonProperty
    void setPhones(@Nullable List<@Nullable Contact> values) {
        input.list("phones", contacts("phones", values));
    }

    @JsonProperty
    void setSource(@Nullable String value) {
        input.text("source", value);
    }

    @JsonProperty
    void setStage(@Nullable String value) {
        input.text("stage", value);
    }

    @JsonProperty
    void setTags(@Nullable List<@Nullable String> values) {
        input.list("tags", whole("tags", values));
    }

    @JsonProperty
    void setState(@Nullable String value) {
        input.text("state", value);
    }

    @JsonProperty
    void setPostalCode(@Nullable String value) {
        input.text("postalCode", value);
    }

    @JsonProperty
    void setTimeZone(@Nullable String value) {
        input.text("timeZone", value);
    }

    /** By key; a member that is left out is not touched, one that is null is emptied. */
    @JsonProperty
    void setCustomFields(@Nullable Map<String, @Nullable Object> values) {
        errors.expect(values != null, "customFields", "expected an object such as {\"budget\": 450000}");
        input.fields(values == null ? Map.of() : values);
    }

    private List<String> contacts(String field, @Nullable List<@Nullable Contact> values) {
        return values == null
                ? List.of()
                : whole(
                        field,
                        values.stream()
                                .map(contact -> contact == null ? null : contact.value())
                                .toList());
    }

    private List<String> whole(String field, @Nullable List<@Nullable String> values) {
        if (values == null) {
            return List.of();
        }
        errors.expect(values.stream().allMatch(java.util.Objects::nonNull), field, "expected no null in this list");
        return values.stream().filter(java.util.Objects::nonNull).toList();
    }
}
