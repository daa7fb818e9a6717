package org.leadnest.leads;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.leadnest.leads.clauses.Clause;
import org.leadnest.leads.clauses.ClauseSql;
import org.leadnest.leads.clauses.Clauses;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whom the clauses of a list can let through at all, when an index says that they are few. As with the words of a search
 * ({@link LeadSearch}) PostgreSQL cannot tell a rare tag from a common one and would walk through a whole account for the
 * three who have it.
 */
final class ClauseHolders {
    /** As in {@link LeadSearch}. */
    private static final int FEW = 2_000;

    /** Each is asked in about a millisecond; further ones are left to the statement itself. */
    private static final int MOST_ASKED = 6;

    private final JdbcClient jdbc;

    ClauseHolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody who may pass, and others; nothing when they are many, or when no index tells. */
    Optional<UUID[]> few(Clauses clauses, ZonedDateTime today) {
        if (clauses.none() || clauses.damaged()) {
            return Optional.empty();
        }
        return (clauses.any() ? ofEach(clauses.all(), today) : ofNarrowest(clauses.all(), today))
                .map(ids -> ids.toArray(UUID[]::new));
    }

    private Optional<Set<UUID>> ofEach(List<Clause> clauses, ZonedDateTime today) {
        if (clauses.size() > MOST_ASKED) {
            return Optional.empty();
        }
        Set<UUID> together = new LinkedHashSet<>();
        for (Clause clause : clauses) {
            Optional<Set<UUID>> found = few(clause, today);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            together.addAll(found.get());
        }
        return together.size() > FEW ? Optional.empty() : Optional.of(together);
    }

    private Optional<Set<UUID>> ofNarrowest(List<Clause> clauses, ZonedDateTime today) {
        return clauses.stream()
                .limit(MOST_ASKED)
                .flatMap(clause -> few(clause, today).stream())
                .min(java.util.Comparator.comparingInt(Set::size));
    }

    private Optional<Set<UUID>> few(Clause clause, ZonedDateTime today) {
        Map<String, Object> parameters = new HashMap<>();
        return ClauseSql.holders(clause, FEW + 1, parameters, today.toLocalDate(), today.getZone())
                .map(sql -> jdbc.sql(sql).params(parameters).query(UUID.class).list())
                .filter(ids -> ids.size() <= FEW)
                .map(LinkedHashSet::new);
    }
}
