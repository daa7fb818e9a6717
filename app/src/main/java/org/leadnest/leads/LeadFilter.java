package org.leadnest.leads;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.leads.clauses.Clauses;

/**
 * Which leads a list shows, in which order. Stage, source and tag are names of the account's, in any case.
 *
 * @param q words of a name, an e-mail address or its beginning, a phone number in any writing, its last seven or four digits, words of notes
 * @param clauses of a smart list, beside the rest
 * @param owner id of a user, {@code none} for leads that nobody owns
 */
public record LeadFilter(
        @Nullable String q,
        @Nullable String stage,
        @Nullable String tag,
        @Nullable String source,
        @Nullable String owner,
        Clauses clauses,
        Sort sort) {

    public LeadFilter(
            @Nullable String q,
            @Nullable String stage,
            @Nullable String tag,
            @Nullable String source,
            @Nullable String owner,
            Sort sort) {
        this(q, stage, tag, source, owner, Clauses.NONE, sort);
    }

    public static final LeadFilter ALL = new LeadFilter(null, null, null, null, null, Sort.ACTIVITY);
    public static final String NO_OWNER = "none";

    public LeadFilter {
        q = present(q);
        stage = present(stage);
        tag = present(tag);
        source = present(source);
        owner = present(owner);
    }

    /** Orders of the list, each served by an index. */
    public enum Sort {
        /** Most recent activity first. */
        ACTIVITY("l.last_activity_at", true),
        /** Newest first. */
        CREATED("l.created_at", true),
        /** The most promising first. */
        SCORE("l.score", true),
        /** By last, then first name. */
        NAME("l.sort_name", false);

        final String column;
        final boolean descending;

        /** By its name in any case. */
        static Optional<Sort> named(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equalsIgnoreCase(name))
                    .findFirst();
        }

        Sort(String column, boolean descending) {
            this.column = column;
            this.descending = descending;
        }
    }

    public LeadFilter sorted(Sort sort) {
        return new LeadFilter(q, stage, tag, source, owner, clauses, sort);
    }

    /** The leads that these clauses let through, in this order. */
    public static LeadFilter of(Clauses clauses, Sort sort) {
        return new LeadFilter(null, null, null, null, null, clauses, sort);
    }

    public boolean narrows() {
        return !clauses.none() || q != null || stage != null || tag != null || source != null || owner != null;
    }

    /** The place that {@code after} names in a list of this order, or nothing when it names none. */
    public Optional<Cursor> place(String after) {
        return switch (sort) {
            case NAME -> Cursor.parse(after);
            case SCORE -> Cursor.parse(after).filter(cursor -> cursor.key().matches("[0-9]{1,3}"));
            case ACTIVITY, CREATED -> Cursor.timed(after);
        };
    }

    private static @Nullable String present(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
