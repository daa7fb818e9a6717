package org.leadnest.leads;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;

/** What happened to a lead. Ids and the account's own words (stage, source, tag) only, never personal data. */
public sealed interface LeadEvent {
    AccountId account();

    UUID lead();

    /** A lead that was not there before. {@code source} is its name in the account, such as {@code Zillow}. */
    record LeadCaptured(
            AccountId account, UUID lead, @Nullable String source) implements LeadEvent {}

    record StageChanged(AccountId account, UUID lead, String from, String to) implements LeadEvent {}

    record LeadTagged(AccountId account, UUID lead, String tag) implements LeadEvent {}

    record NoteAdded(AccountId account, UUID lead, UUID note) implements LeadEvent {}

    record TaskCreated(AccountId account, UUID lead, UUID task) implements LeadEvent {}

    record TaskDone(AccountId account, UUID lead, UUID task) implements LeadEvent {}
}
