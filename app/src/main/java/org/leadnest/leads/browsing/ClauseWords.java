package org.leadnest.leads.browsing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadnest.leads.Catalogue;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.clauses.Clause;
import org.leadnest.leads.clauses.ClauseField;
import org.leadnest.leads.clauses.Clauses;
import org.leadnest.leads.clauses.Operator;
import org.leadnest.leads.fields.CustomField;
import org.leadnest.leads.fields.CustomFields;

/** Clauses in words, for the top of a list. */
final class ClauseWords {
    private ClauseWords() {}

    /** @param fields asked only when a clause is about one of the account's own */
    static List<String> of(Clauses clauses, Catalogue catalogue, CustomFields fields) {
        if (clauses.damaged()) {
            return List.of("This address is damaged: no lead is shown");
        }
        boolean own = clauses.all().stream().anyMatch(one -> one.field() == ClauseField.OWN);
        Map<String, String> labels =
                !own ? Map.of() : fields.all().stream().collect(Collectors.toMap(CustomField::key, CustomField::label));
        Map<String, String> owners = catalogue.ownersAndTeams();
        Stream<String> words = clauses.all().stream().map(one -> words(one, labels, owners));
        return clauses.any() && clauses.all().size() > 1
                ? Stream.concat(Stream.of("Any of these:"), words).toList()
                : words.toList();
    }

    private static String words(Clause clause, Map<String, String> labels, Map<String, String> owners) {
        String subject = clause.field() == ClauseField.OWN
                ? labels.getOrDefault(clause.own(), clause.own())
                : clause.field().label();
        Operator operator = clause.operator();
        if (operator.takes() == Operator.Takes.DAYS) {
            return subject + " " + operator.words().replace("…", clause.values().getFirst());
        }
        String values = clause.values().stream()
                .map(value -> value(clause.field(), value, owners))
                .collect(Collectors.joining(", "));
        return (subject + " " + operator.words() + " " + values).strip();
    }

    private static String value(ClauseField field, String value, Map<String, String> owners) {
        return switch (field) {
            case OWNER ->
                value.equals(LeadFilter.NO_OWNER) ? "Nobody" : owners.getOrDefault(value, "somebody who left");
            case INQUIRY -> Inquiry.Type.parse(value).map(Inquiry.Type::label).orElse(value);
            default -> value;
        };
    }
}
