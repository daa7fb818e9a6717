package org.leadnest.leads.clauses;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.PhoneNumber;

/**
 * Clauses as a condition over {@code leads.leads l}. Names of tables and columns are constants of this class; every value,
 * the keys of the account's own fields among them, is a named parameter.
 */
public final class ClauseSql {
    private final Map<String, Object> parameters;
    private final LocalDate today;
    private final ZoneId zone;
    private int bound;

    private ClauseSql(Map<String, Object> parameters, LocalDate today, ZoneId zone) {
        this.parameters = parameters;
        this.today = today;
        this.zone = zone;
    }

    /** The condition; {@code parameters} gets its values. @param today in {@code zone}, the account's own */
    public static String of(Clauses clauses, Map<String, Object> parameters, LocalDate today, ZoneId zone) {
        if (clauses.damaged()) {
            return "false";
        }
        if (clauses.none()) {
            return "true";
        }
        ClauseSql sql = new ClauseSql(parameters, today, zone);
        List<String> conditions = new ArrayList<>();
        clauses.all().forEach(clause -> conditions.add(sql.of(clause)));
        return "(" + String.join(clauses.any() ? " or " : " and ", conditions) + ")";
    }

    /**
     * The ids of the leads that one clause lets through, {@code limit} of them, where an index finds them; nothing for what
     * only a look at each lead tells (a part of a text, an opposite). {@code parameters} gets its values.
     */
    public static Optional<String> holders(
            Clause clause, int limit, Map<String, Object> parameters, LocalDate today, ZoneId zone) {
        return new ClauseSql(parameters, today, zone).holders(clause).map(ids -> ids + " limit " + limit);
    }

    private Optional<String> holders(Clause clause) {
        Operator operator = clause.operator();
        boolean listed = operator == Operator.IS || operator == Operator.ONE_OF;
        boolean compared = !operator.negative() && operator != Operator.EMPTY && operator != Operator.CONTAINS;
        return switch (clause.field()) {
            case STAGE, SOURCE, STATE ->
                listed ? Optional.of("select l.id from leads.leads l where " + of(clause)) : Optional.empty();
            case OWNER -> listed && !clause.values().contains("none") ? Optional.of(owned(clause)) : Optional.empty();
            case TAG ->
                listed
                        ? Optional.of(gathered("leads.lead_tags x", "x.tag_id", clause, named("leads.tags", clause)))
                        : Optional.empty();
            case INQUIRY ->
                listed
                        ? Optional.of(gathered("leads.inquiries x", "x.type", clause, texts(clause, true)))
                        : Optional.empty();
            case EMAIL ->
                listed ? Optional.of(gathered("leads.lead_emails x", "x.key", clause, null)) : Optional.empty();
            case PHONE ->
                listed
                        ? Optional.of(gathered("leads.lead_phones x", "x.key", clause, phones(clause)))
                        : Optional.empty();
            case OWN -> compared ? Optional.of(ofOwn(clause)) : Optional.empty();
            case SCORE, LAST_CONTACT, ACTIVITY, CREATED, NAME, POSTAL_CODE, TIME_ZONE -> Optional.empty();
        };
    }

    private String gathered(String from, String column, Clause clause, @Nullable String listed) {
        return "select x.lead_id from " + from + " where " + holds(column, clause, listed);
    }

    private String owned(Clause clause) {
        String users = bind(clause.values().stream()
                .flatMap(value -> Ids.parse(value).stream())
                .toArray(UUID[]::new));
        return "select l.id from leads.leads l where l.owner_id = any(array(select unnest(" + users + "::uuid[])"
                + " union select t.user_id from accounts.team_members t where t.team_id = any(" + users + ")))";
    }

    private String ofOwn(Clause clause) {
        String field = "leads.field_values x where x.field_id = (select f.id from leads.fields f where f.key = "
                + bind(clause.own()) + ")";
        String column = clause.operator().takes() == Operator.Takes.AMOUNT ? "x.amount" : "x.search_key";
        return "select x.lead_id from " + field
                + (clause.operator() == Operator.NOT_EMPTY ? "" : " and " + holds(column, clause, null));
    }

    private String of(Clause clause) {
        return switch (clause.field()) {
            case STAGE -> column("l.stage_id", clause, named("leads.stages", clause));
            case SOURCE -> column("l.source_id", clause, named("leads.sources", clause));
            case OWNER -> owner(clause);
            case STATE -> column("l.state", clause, texts(clause, true));
            case NAME -> column("lower(concat_ws(' ', l.first_name, l.last_name))", clause, null);
            case POSTAL_CODE -> column("lower(l.postal_code)", clause, null);
            case TIME_ZONE -> column("lower(l.time_zone)", clause, null);
            case SCORE -> column("l.score", clause, null);
            case CREATED -> column("l.created_at", clause, null);
            case ACTIVITY -> column("l.last_activity_at", clause, null);
            case LAST_CONTACT -> column("l.last_contact_at", clause, null);
            case TAG ->
                rows("leads.lead_tags x where x.lead_id = l.id", "x.tag_id", clause, named("leads.tags", clause));
            case INQUIRY -> rows("leads.inquiries x where x.lead_id = l.id", "x.type", clause, texts(clause, true));
            case EMAIL -> rows("leads.lead_emails x where x.lead_id = l.id", "x.key", clause, null);
            case PHONE -> rows("leads.lead_phones x where x.lead_id = l.id", "x.key", clause, phones(clause));
            case OWN ->
                rows(
                        "leads.field_values x where x.lead_id = l.id and x.field_id ="
                                + " (select f.id from leads.fields f where f.key = " + bind(clause.own()) + ")",
                        clause.operator().takes() == Operator.Takes.AMOUNT ? "x.amount" : "x.search_key",
                        clause,
                        null);
        };
    }

    /** @param listed what one of the values is compared with; null for the values as they are, in lower case */
    private String column(String column, Clause clause, @Nullable String listed) {
        Operator operator = clause.operator();
        if (operator == Operator.EMPTY || operator == Operator.NOT_EMPTY) {
            String empty = column.startsWith("lower(") ? "coalesce(" + column + ", '') = ''" : column + " is null";
            return operator == Operator.EMPTY ? "(" + empty + ")" : "(not (" + empty + "))";
        }
        String holds = holds(column, clause, listed);
        return operator.negative() ? "(not coalesce(" + holds + ", false))" : "(" + holds + ")";
    }

    private String rows(String from, String column, Clause clause, @Nullable String listed) {
        String exists = "exists (select 1 from " + from;
        return switch (clause.operator()) {
            case EMPTY -> "(not " + exists + "))";
            case NOT_EMPTY -> "(" + exists + "))";
            default -> {
                String holds = exists + " and " + holds(column, clause, listed) + ")";
                yield clause.operator().negative() ? "(not " + holds + ")" : "(" + holds + ")";
            }
        };
    }

    /** The comparison itself; of a negative operator that of its opposite. */
    private String holds(String column, Clause clause, @Nullable String listed) {
        boolean ours = clause.field() == ClauseField.OWN;
        return switch (clause.operator()) {
            case IS, IS_NOT, ONE_OF, NONE_OF ->
                column + " = any(" + (listed == null ? texts(clause, false) : listed) + ")";
            case CONTAINS -> column + " like " + bind(pattern(clause));
            case EQUALS -> column + " = " + bind(clause.amount());
            case AT_LEAST -> column + " >= " + bind(clause.amount());
            case AT_MOST -> column + " <= " + bind(clause.amount());
            case ON -> between(column, clause.day(), clause.day().plusDays(1), ours);
            case BEFORE -> column + " < " + edge(clause.day(), ours);
            case AFTER -> column + " >= " + edge(clause.day().plusDays(1), ours);
            case LAST_DAYS, OLDER_DAYS -> between(column, today.minusDays(clause.days()), today.plusDays(1), ours);
            case NEXT_DAYS -> between(column, today, today.plusDays(clause.days() + 1L), ours);
            case EMPTY, NOT_EMPTY -> throw new IllegalStateException("expected an operator that compares");
        };
    }

    private String between(String column, LocalDate from, LocalDate until, boolean ours) {
        return "(" + column + " >= " + edge(from, ours) + " and " + column + " < " + edge(until, ours) + ")";
    }

    /** The beginning of a day: a text of the account's own fields, else an instant in the account's zone. */
    private String edge(LocalDate day, boolean ours) {
        return bind(ours ? day.toString() : day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC));
    }

    private String named(String table, Clause clause) {
        String names = texts(clause, false);
        String former = table.equals("leads.tags") ? "" : " or n.former && " + names + "::text[]";
        return "array(select n.id from " + table + " n where n.name_key = any(" + names + ")" + former + ")";
    }

    private String texts(Clause clause, boolean upper) {
        return bind(clause.values().stream()
                .map(String::strip)
                .map(value -> upper ? value.toUpperCase(Locale.ROOT) : value.toLowerCase(Locale.ROOT))
                .toArray(String[]::new));
    }

    private String phones(Clause clause) {
        return bind(clause.values().stream()
                .map(value -> PhoneNumber.parse(value).map(PhoneNumber::value).orElse(value))
                .toArray(String[]::new));
    }

    private String owner(Clause clause) {
        List<String> values = clause.values();
        String users =
                bind(values.stream().flatMap(value -> Ids.parse(value).stream()).toArray(UUID[]::new));
        if (clause.operator().takes() == Operator.Takes.NOTHING) {
            return column("l.owner_id", clause, users);
        }
        String holds = "coalesce(l.owner_id = any(" + users + "), false)"
                + " or coalesce(l.owner_id in (select t.user_id from accounts.team_members t where t.team_id = any("
                + users + ")), false)"
                + (values.contains("none") ? " or l.owner_id is null" : "");
        return clause.operator().negative() ? "(not (" + holds + "))" : "(" + holds + ")";
    }

    private static String pattern(Clause clause) {
        String value = clause.values().getFirst().strip().toLowerCase(Locale.ROOT);
        String digits = clause.field() == ClauseField.PHONE ? value.replaceAll("[^0-9]", "") : "";
        // A phone number that is asked for without a digit is in no number: as it stands it matches none.
        String text = digits.isEmpty() ? value : digits;
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private String bind(Object value) {
        String name = "w" + bound++;
        parameters.put(name, value);
        return ":" + name;
    }
}
