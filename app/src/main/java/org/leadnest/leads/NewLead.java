package org.leadnest.leads;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
        emails = distinct(emails);
        phones = distinct(phones);
        tags = distinct(tags);
        fields = Map.copyOf(fields);
    }

    private static <T> List<T> distinct(List<T> values) {
        return values.size() < 2
                ? List.copyOf(values)
                : values.stream().distinct().toList();
    }

    public static NewLead named(@Nullable String firstName, @Nullable String lastName) {
        return new NewLead(
                firstName, lastName, List.of(), List.of(), null, null, List.of(), null, null, null, Map.of(), null,
                null);
    }

    public NewLead reachedBy(List<EmailAddress> emails, List<PhoneNumber> phones) {
        return with(draft -> {
            draft.emails = emails;
            draft.phones = phones;
        });
    }

    public NewLead from(@Nullable String source) {
        return with(draft -> draft.source = source);
    }

    public NewLead at(@Nullable String stage) {
        return with(draft -> draft.stage = stage);
    }

    public NewLead tagged(List<String> tags) {
        return with(draft -> draft.tags = tags);
    }

    public NewLead living(@Nullable String state, @Nullable String postalCode, @Nullable String timeZone) {
        return with(draft -> {
            draft.state = state;
            draft.postalCode = postalCode;
            draft.timeZone = timeZone;
        });
    }

    public NewLead saying(Map<String, String> fields) {
        return with(draft -> draft.fields = fields);
    }

    public NewLead ownedBy(@Nullable UserId owner) {
        return with(draft -> draft.owner = owner);
    }

    public NewLead asking(Inquiry inquiry) {
        return with(draft -> draft.inquiry = inquiry);
    }

    private NewLead with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /** A copy while it changes; the name stays. */
    private static final class Draft {
        private final NewLead lead;
        private List<EmailAddress> emails;
        private List<PhoneNumber> phones;
        private @Nullable String source;
        private @Nullable String stage;
        private List<String> tags;
        private @Nullable String state;
        private @Nullable String postalCode;
        private @Nullable String timeZone;
        private Map<String, String> fields;
        private @Nullable UserId owner;
        private @Nullable Inquiry inquiry;

        Draft(NewLead lead) {
            this.lead = lead;
            this.emails = lead.emails;
            this.phones = lead.phones;
            this.source = lead.source;
            this.stage = lead.stage;
            this.tags = lead.tags;
            this.state = lead.state;
            this.postalCode = lead.postalCode;
            this.timeZone = lead.timeZone;
            this.fields = lead.fields;
            this.owner = lead.owner;
            this.inquiry = lead.inquiry;
        }

        NewLead done() {
            return new NewLead(
                    lead.firstName,
                    lead.lastName,
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
}
