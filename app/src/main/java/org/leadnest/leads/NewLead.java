package org.leadnest.leads;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;

/**
 * What is known of a lead at capture. Raw input comes through {@link LeadInput}, which says what is wrong with it; code that
 * holds valid values starts with {@link #named}.
 *
 * @param source name of the source; an unknown one is added to the account's
 * @param stage name of a stage of the account; the first one when null or unknown
 * @param fields what it says to the account's own fields, by key, in their canonical writing
 * @param inquiry what the lead asked, when the capture comes from an inquiry
 */
public record NewLead(
        @Nullable String firstName,
        @Nullable String lastName,
        List<EmailAddress> emails,
        List<PhoneNumber> phones,
        @Nullable String source,
        @Nullable String stage,
        List<String> tags,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String timeZone,
        Map<String, String> fields,
        @Nullable UserId owner,
        @Nullable Inquiry inquiry) {

    public NewLead {
        emails = emails.stream().distinct().toList();
        phones = phones.stream().distinct().toList();
        tags = tags.stream().distinct().toList();
        fields = Map.copyOf(fields);
    }

    public static NewLead named(@Nullable String firstName, @Nullable String lastName) {
        return new NewLead(
                firstName, lastName, List.of(), List.of(), null, null, List.of(), null, null, null, Map.of(), null,
                null);
    }

    public NewLead reachedBy(List<EmailAddress> emails, List<PhoneNumber> phones) {
        return new NewLead(
                firstName,
                lastName,
                emails,
                phones,
                source,
                stage,
                tags,
                state,
                postalCode,
                timeZone,
                fields,
                owner,
                inquiry);
    }

    public NewLead from(@Nullable String source) {
        return new NewLead(
                firstName,
                lastName,
                emails,
                phones,
                source,
                stage,
                tags,
                state,
                postalCode,
                timeZone,
                fields,
                owner,
                inquiry);
    }

    public NewLead at(@Nullable String stage) {
        return new NewLead(
                firstName,
                lastName,
                emails,
                phones,
                source,
                stage,
                tags,
                state,
                postalCode,
                timeZone,
                fields,
                owner,
                inquiry);
    }

    public NewLead tagged(List<String> tags) {
        return new NewLead(
                firstName,
                lastName,
                emails,
                phones,
                source,
                stage,
                tags,
                state,
                postalCode,
                timeZone,
                fields,
                owner,
                inquiry);
    }

    public NewLead living(@Nullable String state, @Nullable String postalCode, @Nullable String timeZone) {
        return new NewLead(
                firstName,
                lastName,
                emails,
                phones,
                source,
                stage,
                tags,
                state,
                postalCode,
                timeZone,
                fields,
                owner,
                inquiry);
    }

    public NewLead saying(Map<String, String> fields) {
        return new NewLead(
                firstName,
                lastName,
                emails,
                phones,
                source,
                stage,
                tags,
                state,
                postalCode,
                timeZone,
                fields,
                owner,
                inquiry);
    }

    public NewLead ownedBy(@Nullable UserId owner) {
        return new NewLead(
                firstName,
                lastName,
                emails,
                phones,
                source,
                stage,
                tags,
                state,
                postalCode,
                timeZone,
                fields,
                owner,
                inquiry);
    }

    public NewLead asking(Inquiry inquiry) {
        return new NewLead(
                firstName,
                lastName,
                emails,
                phones,
                source,
                stage,
                tags,
                state,
                postalCode,
                timeZone,
                fields,
                owner,
                inquiry);
    }
}
