package org.leadnest.followups;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadBulkAction;
import org.leadnest.leads.LeadBulkVerb;
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
    public Map<UUID, String> act(List<UUID> leads, String value, Author author) {
        SequenceId sequence = new SequenceId(UUID.fromString(value));
        return switch (enrollments.enroll(sequence, leads, author)) {
            case Enrolling.Done done ->
                done.enrolled().stream()
                        .collect(Collectors.toMap(Run::lead, run -> run.id().toString()));
            case Enrolling.NoSequence() -> Map.of();
        };
    }

    @Override
    public int undo(Map<UUID, String> before, String value, Author author) {
        return (int) before.values().stream()
                .filter(run -> enrollments.stop(UUID.fromString(run)))
                .count();
    }
}
