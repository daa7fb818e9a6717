package org.leadnest.followups;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadBulkAction;
import org.leadnest.leads.LeadBulkVerb;
import org.leadnest.leads.LeadId;
import org.springframework.stereotype.Component;

/** Enrols the leads that are ticked in the list, or a whole list. */
@Component
class BulkEnrolling implements LeadBulkAction, LeadBulkVerb {
    private final Sequences sequences;
    private final Enrollments enrollments;

    BulkEnrolling(Sequences sequences, Enrollments enrollments) {
        this.sequences = sequences;
        this.enrollments = enrollments;
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

    /** The parameter of {@link #offer}'s choice. */
    @Override
    public String key() {
        return "sequence";
    }

    @Override
    public Permission needs() {
        return Permission.SEQUENCES_WRITE;
    }

    @Override
    public Optional<String> objection(String value) {
        return sequences.choices().containsKey(value) ? Optional.empty() : Optional.of("Choose a sequence first.");
    }

    @Override
    public Optional<String> act(LeadId lead, String value, Author author) {
        SequenceId sequence = new SequenceId(UUID.fromString(value));
        return switch (enrollments.enroll(sequence, List.of(lead.value()), author)) {
            case Enrolling.Done done ->
                done.enrolled().stream().map(run -> run.id().toString()).findFirst();
            case Enrolling.NoSequence() -> Optional.empty();
        };
    }

    @Override
    public boolean undo(LeadId lead, String value, String before, Author author) {
        return enrollments.stop(UUID.fromString(before));
    }
}
