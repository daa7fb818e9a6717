package org.leadnest.leads;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a search adds to the statement of a list. PostgreSQL cannot tell a rare word from a common one: a range of keys is
 * one lead to it, so that it would look up each of thousands and sort them, or walk through a whole account for a word that
 * stands in a single note. So who has a word is counted first, and decides. Of 100,000 leads of which 5,555 have the word a
 * page then reads 970 pages of memory instead of 22,300 (November 2026).
 */
final class LeadSearch {
    /** Sorts behind every key that begins as asked: the last character there is. */
    private static final String BEHIND = new String(Character.toChars(Character.MAX_CODE_POINT));

    /** Shorter words of notes would find everybody. */
    private static final int FEWEST_OF_NOTES = 3;

    /** So many leads are looked up one by one in a few milliseconds; words that more have stand on every page of the list. */
    private static final int FEW = 2_000;

    /** The ids of so many are gathered in two milliseconds; of more it is less work to ask each lead of a walk. */
    private static final int MANY = 8_000;

    /** A walk of a page looks at so many leads for each that it has to find, and then gives up. */
    private static final int STRIDE = 80;

    private final JdbcClient jdbc;

    LeadSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who has a term.
     *
     * @param few the leads that have it, when they are few
     * @param many whether more have it than are worth gathering
     * @param inNotes whether some note has it
     */
    record Holders(Optional<List<UUID>> few, boolean many, boolean inNotes) {}

    Holders holders(String term) {
        return jdbc.sql("""
                        with found as (
                          (select lead_id, false as by_note from leads.lead_keys
                            where key >= :from and key < :to limit :most)
                          union all
                          (select lead_id, true from leads.note_keys
                            where :notes and key >= :from and key < :to limit :most))
                        select count(*) as n, coalesce(bool_or(by_note), false) as by_note,
                               case when count(*) <= :few then array_agg(distinct lead_id) end as few
                          from found
                        """)
                .param("from", term)
                .param("to", term + BEHIND)
                .param("notes", term.length() >= FEWEST_OF_NOTES)
                .param("few", FEW)
                .param("most", MANY + 1)
                .query((row, i) -> {
                    int count = row.getInt("n");
                    List<UUID> few = row.getArray("few") == null
                            ? List.of()
                            : Arrays.asList((UUID[]) row.getArray("few").getArray());
                    return new Holders(
                            count > FEW ? Optional.empty() : Optional.of(few), count > MANY, row.getBoolean("by_note"));
                })
                .single();
    }

    /** The condition, to stand behind others; fills {@code parameters}. */
    static String condition(LeadFilter filter, Map<String, Object> parameters, Function<String, Holders> holders) {
        return condition(filter, parameters, holders, false);
    }

    /** The same for leads that come in the list's order anyway, each asked by itself. */
    static String walking(LeadFilter filter, Map<String, Object> parameters, Function<String, Holders> holders) {
        return condition(filter, parameters, holders, true);
    }

    private static String condition(
            LeadFilter filter, Map<String, Object> parameters, Function<String, Holders> holders, boolean walking) {
        if (filter.q() == null) {
            return "";
        }
        List<String> terms = SearchKeys.termsOf(filter.q());
        if (terms.isEmpty()) {
            return " and false";
        }
        StringBuilder sql = new StringBuilder();
        boolean narrow = false;
        for (int i = 0; i < terms.size(); i++) {
            if (narrow) { // the few that are left are asked themselves, however many others have this word
                sql.append(asked(i, terms.get(i).length() >= FEWEST_OF_NOTES));
                parameters.put("from" + i, terms.get(i));
                parameters.put("to" + i, terms.get(i) + BEHIND);
                continue;
            }
            Holders has = holders.apply(terms.get(i));
            narrow = has.few().isPresent();
            if (has.few().isPresent()) {
                sql.append(" and l.id = any(:few").append(i).append(')');
                parameters.put("few" + i, has.few().get().toArray(UUID[]::new));
                continue;
            }
            sql.append(walking && has.many() ? asked(i, has.inNotes()) : gathered(i, has.inNotes(), walking));
            parameters.put("from" + i, terms.get(i));
            parameters.put("to" + i, terms.get(i) + BEHIND);
        }
        return sql.toString();
    }

    /**
     * As a condition that is compared ({@code is true}) the set is gathered once and the walk stays a walk; its limit, which
     * it never comes to, says that it is small enough for that.
     */
    private static String gathered(int term, boolean inNotes, boolean walking) {
        String sql = "select k.lead_id from leads.lead_keys k where " + range("k.key", term)
                + (inNotes ? " union all select n.lead_id from leads.note_keys n where " + range("n.key", term) : "");
        return walking ? " and (l.id in (" + sql + " limit " + 2 * MANY + ")) is true" : " and l.id in (" + sql + ")";
    }

    /** By the lead's own keys: an expression in place of the key keeps PostgreSQL from reading the whole range each time. */
    private static String asked(int term, boolean inNotes) {
        String keys = "exists (select 1 from leads.lead_keys k where k.lead_id = l.id and " + range("k.key || ''", term)
                + " offset 0)";
        return inNotes
                ? " and (" + keys + " or exists (select 1 from leads.note_keys n where n.lead_id = l.id and "
                        + range("n.key || ''", term) + " offset 0))"
                : " and " + keys;
    }

    private static String range(String key, int term) {
        return key + " >= :from" + term + " and " + key + " < :to" + term;
    }

    /** Whether every word is so common that a walk along the list meets it soon. */
    static boolean common(LeadFilter filter, Function<String, Holders> holders) {
        List<String> terms = filter.q() == null ? List.of() : SearchKeys.termsOf(filter.q());
        return !terms.isEmpty()
                && terms.stream().allMatch(term -> holders.apply(term).few().isEmpty());
    }

    /** How many leads a walk looks at that has to find so many. */
    static int steps(int wanted) {
        return wanted * STRIDE;
    }
}
