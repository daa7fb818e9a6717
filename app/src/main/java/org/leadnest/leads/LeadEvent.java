package org.leadnest.leads;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;

/** What happened to a lead. Ids and the account's own words (stage, source, tag) only, never personal data. */
public sealed interface LeadEvent {
    AccountId account();

    /**
     * A lead that was not there before. {@code source} is its name in the account, such as {@code Zillow}. Not told of
     * leads that came with an old inquiry: history triggers nothing.
     */
    record LeadCaptured(
            AccountId account, UUID lead, @Nullable String source) implements LeadEvent {}

    /**
     * A lead asked something.
     *
     * @param listing the account's own listing that it is about
     * @param live whether it arrived within a day of what it tells of; an older one is history and triggers nothing
     */
    record InquiryFiled(
            AccountId account,
            UUID lead,
            UUID inquiry,
            Inquiry.Type type,
            @Nullable String source,
            @Nullable UUID listing,
            Instant occurredAt,
            boolean live)
            implements LeadEvent {}

    /** @param owner null when the lead belongs to nobody now; {@code by} null when a rule did it */
    record LeadAssigned(
            AccountId account,
            UUID lead,
            @Nullable UUID owner,
            @Nullable UUID by) implements LeadEvent {}

    /**
     * Leads came into another stage; many at once are told of at once.
     *
     * @param at when; the end of time for what an older release wrote down without it
     */
    record LeadsMoved(AccountId account, List<UUID> leads, String to, Instant at) implements LeadEvent {
        public LeadsMoved {
            at = Objects.requireNonNullElse(at, Instant.MAX);
        }
    }

    /** Leads got a tag that they did not have. */
    record LeadsTagged(AccountId account, List<UUID> leads, String tag) implements LeadEvent {}

    record NoteAdded(AccountId account, UUID lead, UUID note) implements LeadEvent {}

    record TasksCreated(AccountId account, List<UUID> leads) implements LeadEvent {}

    record TaskDone(AccountId account, UUID lead, UUID task) implements LeadEvent {}

    record FormSubmitted(AccountId account, UUID lead, UUID form) implements LeadEvent {}

    /**
     * A person agreed to be written to.
     *
     * @param channel {@code EMAIL} or {@code SMS}
     * @param scope what for: {@code MARKETING}
     * @param evidence the words shown, their version, the time and the address: see {@link LeadConsents#evidence}
     */
    record ConsentGiven(AccountId account, UUID lead, String channel, String scope, UUID evidence)
            implements LeadEvent {}

    /** Two leads are one now; everything of {@code merged} is {@code kept}'s. */
    record LeadsMerged(AccountId account, UUID kept, UUID merged) implements LeadEvent {}
}
