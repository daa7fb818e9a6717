package org.leadnest.deals;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of one deal.
 *
 * @param version that its small forms are about
 * @param roles of parties, for a select
 * @param values what was typed into a form that was refused
 */
public record DealPage(
        DealView deal,
        TermsView terms,
        int version,
        Map<String, String> stages,
        Map<String, String> roles,
        List<String> lostReasons,
        List<Move> history,
        Map<String, String> values,
        Map<String, String> errors) {
    public record Move(String text, String by, String when, String whenIso) {}

    public String value(String field, String kept) {
        return values.getOrDefault(field, kept);
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
