package org.leadnest.leads.clauses;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The clauses of a list.
 *
 * @param any whether one of them is enough; else all must hold
 * @param damaged whether the text that they were read from could not be understood: no lead passes then
 */
public record Clauses(boolean any, List<Clause> all, boolean damaged) {
    public static final int MOST = 20;
    public static final Clauses NONE = new Clauses(false, List.of(), false);

    private static final Clauses DAMAGED = new Clauses(false, List.of(), true);
    private static final int MAX_TEXT = 7_000;

    public Clauses {
        all = List.copyOf(all);
    }

    public boolean none() {
        return all.isEmpty() && !damaged;
    }

    /** {@code all;stage.is.New;created.lastDays.30}, as an address carries it; nothing when there are none. */
    public Optional<String> text() {
        if (damaged) {
            return Optional.of("damaged");
        }
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        (any ? "any;" : "all;") + all.stream().map(Clause::text).collect(Collectors.joining(";")));
    }

    public static Clauses parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        String[] parts = text.strip().split(";");
        boolean any = parts[0].equals("any");
        if (text.length() > MAX_TEXT || parts.length > MOST + 1 || (!any && !parts[0].equals("all"))) {
            return DAMAGED;
        }
        List<Clause> all = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            Optional<Clause> clause = Clause.parse(parts[i]);
            if (clause.isEmpty()) {
                return DAMAGED;
            }
            all.add(clause.get());
        }
        return new Clauses(any && !all.isEmpty(), all, false);
    }
}
