package org.leadnest.deals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.springframework.stereotype.Component;

/** Writes what a deal's terms say, and what follows from them. */
@Component
class TermsWriting {
    private final TermsStore store;
    private final Reminders reminders;

    TermsWriting(TermsStore store, Reminders reminders) {
        this.store = store;
        this.reminders = reminders;
    }

    /** Gives the open reminders of the deal to its new owner. */
    void handOn(DealId deal, UUID owner, Actor actor) {
        reminders.handOn(deal, owner, actor);
    }

    /** @param before null for a deal that is new */
    void write(DealId deal, @Nullable Terms before, DealDraft draft, @Nullable UUID owner, Actor actor) {
        store.write(deal, draft);
        boolean daysChanged = before != null && draft.terms().remindDays() != before.remindDays();
        reminders.keep(deal, draft, owner, daysChanged, actor);
    }
}
