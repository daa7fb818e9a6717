package org.leadnest.leads.browsing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadnest.leads.Catalogue;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.UsStates;
import org.leadnest.leads.clauses.Clause;
import org.leadnest.leads.clauses.ClauseField;
import org.leadnest.leads.clauses.ClauseField.Kind;
import org.leadnest.leads.clauses.Clauses;
import org.leadnest.leads.clauses.Operator;
import org.leadnest.leads.fields.CustomField;
import org.leadnest.leads.fields.FieldType;

/** Between the inputs of the builder and clauses: which operators and choices a field has, what is complete. */
final class ClauseRows {
    private final Map<String, String> subjects = new LinkedHashMap<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> choices = new LinkedHashMap<>();

    ClauseRows(Catalogue catalogue, List<CustomField> fields) {
        for (ClauseField field : ClauseField.values()) {
            if (field != ClauseField.OWN) {
                subjects.put(field.key(), field.label());
                kinds.put(field.key(), field.kind());
            }
        }
        choices.put(
                "stage", same(catalogue.stages().stream().map(one -> one.name()).toList()));
        choices.put("tag", same(catalogue.tags()));
        choices.put(
                "source",
                same(catalogue.sources().stream().map(one -> one.name()).toList()));
        choices.put("state", UsStates.all());
        Map<String, String> owners = new LinkedHashMap<>();
        owners.put(LeadFilter.NO_OWNER, "Nobody");
        owners.putAll(catalogue.ownersAndTeams());
        choices.put("owner", owners);
        Map<String, String> inquiries = new LinkedHashMap<>();
        for (Inquiry.Type type : Inquiry.Type.values()) {
            inquiries.put(type.name(), type.label());
        }
        choices.put("inquiry", inquiries);
        fields.forEach(this::add);
    }

    private void add(CustomField field) {
        String subject = Clause.subject(field.key());
        subjects.put(subject, field.label());
        kinds.put(subject, kind(field.type()));
        if (field.type() == FieldType.CHOICE) {
            choices.put(subject, same(field.choices()));
        } else if (field.type() == FieldType.YES_NO) {
            Map<String, String> yesNo = new LinkedHashMap<>();
            yesNo.put("true", "Yes");
            yesNo.put("false", "No");
            choices.put(subject, yesNo);
        }
    }

    private static Kind kind(FieldType type) {
        return switch (type) {
            case TEXT -> Kind.TEXT;
            case CHOICE -> Kind.CHOICE;
            case YES_NO -> Kind.YES_NO;
            case DATE -> Kind.DAY;
            case NUMBER, MONEY -> Kind.AMOUNT;
        };
    }

    Map<String, String> subjects() {
        return subjects;
    }

    /** A clause as somebody is writing it. */
    record Written(String subject, String operator, List<String> values) {
        static Written of(Clause clause) {
            return new Written(clause.subject(), clause.operator().key(), clause.values());
        }
    }

    /** The rows of what is written; what does not fit the field is put right. */
    List<ListBuilderPage.Row> rows(List<Written> written) {
        List<ListBuilderPage.Row> rows = new ArrayList<>();
        for (Written one : written) {
            rows.add(row(rows.size(), one));
        }
        return rows;
    }

    private ListBuilderPage.Row row(int index, Written one) {
        Kind kind = kinds.getOrDefault(one.subject, Kind.TEXT);
        Operator operator = operator(kind, one);
        Map<String, String> operators = new LinkedHashMap<>();
        kind.operators().forEach(each -> operators.put(each.key(), each.words()));
        Map<String, String> offered = choices.getOrDefault(one.subject, Map.of());
        List<String> values = values(operator, one);
        String problem = values.isEmpty()
                        || Clause.of(one.subject, operator.key(), values).isPresent()
                ? null
                : "Not counted yet: expected " + expected(operator) + ".";
        return new ListBuilderPage.Row(
                index, one.subject, operator.key(), operators, input(operator, offered), offered, values, problem);
    }

    private static Operator operator(Kind kind, Written one) {
        return kind.operators().stream()
                .filter(each -> each.key().equals(one.operator))
                .findFirst()
                .orElse(kind.operators().getFirst());
    }

    private static List<String> values(Operator operator, Written one) {
        List<String> filled = one.values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        return switch (operator.takes()) {
            case NOTHING -> List.of();
            case SEVERAL -> filled.stream().limit(Clause.MOST_VALUES).toList();
            case ONE, DAY, DAYS -> filled.stream().limit(1).toList();
            case AMOUNT ->
                filled.stream()
                        .limit(1)
                        .map(value -> FieldType.NUMBER
                                .read(value.replace("$", ""), List.of())
                                .orElse(value))
                        .toList();
        };
    }

    private static String input(Operator operator, Map<String, String> offered) {
        return switch (operator.takes()) {
            case NOTHING -> "none";
            case ONE -> offered.isEmpty() ? "text" : "select";
            case SEVERAL -> "several";
            case AMOUNT -> "decimal";
            case DAY -> "date";
            case DAYS -> "days";
        };
    }

    private static String expected(Operator operator) {
        return switch (operator.takes()) {
            case NOTHING, ONE, SEVERAL -> "a value of up to 500 characters";
            case AMOUNT -> "an amount such as 450000";
            case DAY -> "a day";
            case DAYS -> "a number of days from 1 to 9999";
        };
    }

    /** The clauses that are complete. */
    static Clauses complete(boolean any, List<ListBuilderPage.Row> rows) {
        List<Clause> clauses = rows.stream()
                .flatMap(row -> Clause.of(row.subject(), row.operator(), row.values()).stream())
                .toList();
        return new Clauses(any, clauses, false);
    }

    /** The plain filters of a list as clauses. */
    static List<Written> of(LeadFilter filter) {
        List<Written> written = new ArrayList<>();
        add(written, "stage", filter.stage());
        add(written, "tag", filter.tag());
        add(written, "source", filter.source());
        add(written, "owner", filter.owner());
        filter.clauses().all().forEach(clause -> written.add(Written.of(clause)));
        return written;
    }

    private static void add(List<Written> written, String subject, @org.jspecify.annotations.Nullable String value) {
        Optional.ofNullable(value).ifPresent(one -> written.add(new Written(subject, "is", List.of(one))));
    }

    private static Map<String, String> same(List<String> names) {
        Map<String, String> same = new LinkedHashMap<>();
        names.forEach(name -> same.put(name, name));
        return same;
    }
}
