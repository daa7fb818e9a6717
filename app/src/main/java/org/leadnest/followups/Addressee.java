package org.leadnest.followups;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Facts;
import org.leadnest.cadence.WorkDays;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.LeadTraits;
import org.leadnest.leads.Recipient;
import org.leadnest.messaging.MergeFields;
import org.leadnest.messaging.Whereabouts;

/**
 * A lead as a step sees it.
 *
 * @param stepZone in which local times of steps are read: the lead's as far as anything is known, else the account's
 */
record Addressee(
        Recipient recipient,
        ZoneId stepZone,
        WorkDays workDays,
        String company,
        @Nullable PhoneNumber companyPhone,
        Homes.@Nullable Home home) {

    /** The same, with the home that a text to it is about. */
    Addressee about(Homes.@Nullable Home other) {
        return other == home ? this : new Addressee(recipient, stepZone, workDays, company, companyPhone, other);
    }

    Facts facts() {
        return Facts.on(workDays, stepZone);
    }

    /** What conditions look at as well. */
    Facts facts(boolean replied, boolean openedLink, @Nullable LeadTraits traits) {
        return new Facts(
                stepZone,
                workDays,
                replied,
                openedLink,
                recipient.stage(),
                traits == null ? Set.of() : traits.tags(),
                traits == null ? Map.of() : traits.fields());
    }

    /** E-mail address or number, or an empty text, which the send gate refuses where it can be seen. */
    String address(StepChannel channel) {
        String address = channel == StepChannel.SMS ? recipient.phone() : recipient.email();
        return address == null ? "" : address;
    }

    boolean reachedBy(StepChannel channel) {
        return switch (channel) {
            case EMAIL, SMS -> !address(channel).isEmpty();
            case TASK, WEBHOOK -> true;
            case WAIT, CONDITION -> false;
        };
    }

    String name() {
        String first = text(recipient.firstName());
        String last = text(recipient.lastName());
        return first.isBlank() ? last.isBlank() ? "" : last : last.isBlank() ? first : first + " " + last;
    }

    /** The name, or an address when there is none. */
    String shown() {
        String address = recipient.email() == null ? recipient.phone() : recipient.email();
        return !name().isEmpty() ? name() : address == null ? "No name" : address;
    }

    Whereabouts whereabouts() {
        return whereabouts(recipient);
    }

    static Whereabouts whereabouts(Recipient recipient) {
        return new Whereabouts(
                zone(recipient.timeZone()), recipient.state(), recipient.postalCode(), recipient.phone());
    }

    Map<String, Object> fields() {
        MergeFields fields = merged();
        return (home == null ? fields : home.into(fields, stepZone)).asMap();
    }

    private MergeFields merged() {
        return new MergeFields(
                new MergeFields.Lead(
                        text(recipient.firstName()),
                        text(recipient.lastName()),
                        text(recipient.email()),
                        text(recipient.phone()),
                        text(recipient.source()),
                        recipient.stage()),
                new MergeFields.Agent(
                        recipient.ownerName() == null ? company : recipient.ownerName(),
                        text(recipient.ownerEmail()),
                        text(recipient.ownerPhone()),
                        text(recipient.ownerSignature())),
                new MergeFields.Company(company, companyPhone == null ? "" : companyPhone.value()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
