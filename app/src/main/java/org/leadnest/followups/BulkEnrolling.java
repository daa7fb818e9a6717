package org.leadnest.followups;

import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.leads.LeadBulkAction;
import org.springframework.stereotype.Component;

/** Enrols the leads that are ticked in the list. */
@Component
class BulkEnrolling implements LeadBulkAction {
    private final Sequences sequences;

    BulkEnrolling(Sequences sequences) {
        this.sequences = sequences;
    }

    @Override
    public Optional<Choice> offer(Actor actor) {
        if (!actor.may(Permission.SEQUENCES_WRITE)) {
            return Optional.empty();
        }
        Map<String, String> choices = sequences.choices();
        return choices.isEmpty()
                ? Optional.empty()
                : Optional.of(new Choice("Enroll", "/app/sequences/enrollments", "sequence", "Enroll in…", choices));
    }
}
