package org.leadnest.leads.merging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.leads.LeadId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leads that look like one person. They are looked for where their names stand side by side in the index, so that a look at
 * one lead, or a stretch of all of them, costs the same whatever the account holds.
 */
@Service
class Suspects {
    /** Leads that one page looks through. */
    private static final int STRETCH = 10_000;
    /** How far apart in the order of names two are still compared. */
    private static final int NEIGHBOURS = 6;
    /** With how many of the same first name and ZIP code one is compared. */
    private static final int NAMESAKES = 20;

    private static final String NAMED_TOGETHER = "One message or row named an e-mail address or number of both.";
    private static final int AROUND_ONE = 300;
    private static final int MOST_PAIRS = 50;
    private static final String BEHIND = new String(Character.toChars(Character.MAX_CODE_POINT));
    private static final String FACE = """
            select l.id, l.sort_name, concat_ws(' ', l.first_name, l.last_name) as shown, l.first_name, l.postal_code, l.state,
                   (select p.key from leads.lead_phones p where p.lead_id = l.id order by p.position limit 1) as phone,
                   (select split_part(e.key, '@', 1) from leads.lead_emails e where e.lead_id = l.id
                     order by e.position limit 1) as mailbox
              from leads.leads l
            """;

    private final JdbcClient jdbc;

    Suspects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Pair(Likeness.Face one, Likeness.Face other, String reason) {}

    /** Pairs of one stretch. @param next where the next one begins; null at the end */
    record Stretch(List<Pair> pairs, @Nullable Cursor next) {}

    /** Pairs among the leads behind {@code after} in the order of names. */
    @Transactional(readOnly = true)
    Stretch look(@Nullable Cursor after) {
        Set<String> told = distinct();
        List<Likeness.Face> faces = jdbc.sql(FACE
                        + (after == null ? "" : " where (l.sort_name, l.id) > (:name, :id)")
                        + " order by l.sort_name, l.id limit :limit")
                .param("name", after == null ? "" : after.key())
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("limit", STRETCH)
                .query(Suspects::face)
                .list();
        List<Pair> pairs = after == null ? new ArrayList<>(clashing(null, told)) : new ArrayList<>();
        Namesakes namesakes = new Namesakes(faces, NAMESAKES);
        int seen = 0;
        for (; seen < faces.size() && pairs.size() < MOST_PAIRS; seen++) {
            int far = Math.min(faces.size(), seen + NEIGHBOURS);
            for (Likeness.Face other : faces.subList(seen + 1, Math.max(far, seen + 1))) {
                pair(faces.get(seen), other, told).ifPresent(pairs::add);
            }
            for (Likeness.Face other : namesakes.behind(seen, far)) {
                pair(faces.get(seen), other, told).ifPresent(pairs::add);
            }
        }
        boolean more = seen < faces.size() || faces.size() == STRETCH;
        Likeness.Face last = faces.isEmpty() ? null : faces.get(Math.max(0, seen - 1));
        return new Stretch(pairs, more && last != null ? new Cursor(last.name(), last.id()) : null);
    }

    /** Who looks like this lead. */
    @Transactional(readOnly = true)
    List<Pair> of(LeadId lead) {
        Optional<Likeness.Face> found = jdbc.sql(FACE + " where l.id = :id")
                .param("id", lead.value())
                .query(Suspects::face)
                .optional();
        if (found.isEmpty()) {
            return List.of();
        }
        Set<String> told = distinct();
        Likeness.Face one = found.get();
        Map<UUID, Pair> pairs = new LinkedHashMap<>();
        clashing(lead.value(), told)
                .forEach(pair -> pairs.put(
                        pair.one().id().equals(one.id())
                                ? pair.other().id()
                                : pair.one().id(),
                        pair));
        Stream.of(byName(one), byPlace(one), byPhone(one), byMailbox(one))
                .flatMap(List::stream)
                .filter(face -> !face.id().equals(one.id()))
                .forEach(face -> pair(one, face, told).ifPresent(pair -> pairs.putIfAbsent(face.id(), pair)));
        return pairs.values().stream().limit(5).toList();
    }

    /** Those before and behind the lead in the order of names, as far as their first three letters are its own. */
    private List<Likeness.Face> byName(Likeness.Face one) {
        if (one.name().length() < 3) {
            return List.of();
        }
        String start = one.name().substring(0, 3);
        return Stream.of(
                        " where (l.sort_name, l.id) > (:name, :id) and l.sort_name < :end order by l.sort_name, l.id",
                        " where (l.sort_name, l.id) < (:name, :id) and l.sort_name >= :start"
                                + " order by l.sort_name desc, l.id desc")
                .flatMap(side -> jdbc
                        .sql(FACE + side + " limit :limit")
                        .param("name", one.name())
                        .param("id", one.id())
                        .param("start", start)
                        .param("end", start + BEHIND)
                        .param("limit", AROUND_ONE / 2)
                        .query(Suspects::face)
                        .list()
                        .stream())
                .toList();
    }

    /** The latest of the same first name, in its usual writings, and ZIP code: their last names may begin otherwise. */
    private List<Likeness.Face> byPlace(Likeness.Face one) {
        if (one.place() == null || one.given() == null) {
            return List.of();
        }
        String lower = one.given().strip().toLowerCase(Locale.ROOT);
        int first = lower.offsetByCodePoints(0, 1);
        String capital = lower.substring(0, first).toUpperCase(Locale.ROOT) + lower.substring(first);
        return jdbc.sql(FACE + " where l.postal_code = :postal and l.first_name = any(:writings)"
                        + " order by l.id desc limit :limit")
                .param("postal", one.postalCode())
                .param(
                        "writings",
                        Stream.of(one.given(), lower, capital, lower.toUpperCase(Locale.ROOT))
                                .distinct()
                                .toArray(String[]::new))
                .param("limit", AROUND_ONE / 2)
                .query(Suspects::face)
                .list();
    }

    /** Those whose number begins as the lead's does, but for its last two digits. */
    private List<Likeness.Face> byPhone(Likeness.Face one) {
        String phone = one.phone();
        return phone == null || phone.length() < 9
                ? List.of()
                : of("leads.lead_phones", phone.substring(0, phone.length() - 2));
    }

    /** Those with the same mailbox at another house. */
    private List<Likeness.Face> byMailbox(Likeness.Face one) {
        String mailbox = one.mailbox();
        return mailbox == null || mailbox.length() < 5 ? List.of() : of("leads.lead_emails", mailbox + "@");
    }

    private List<Likeness.Face> of(String table, String start) {
        return jdbc.sql(FACE + " where l.id in (select lead_id from " + table
                        + " where key >= :start and key < :end order by key limit :limit)")
                .param("start", start)
                .param("end", start + BEHIND)
                .param("limit", AROUND_ONE / 2)
                .query(Suspects::face)
                .list();
    }

    /** Pairs of which something named contacts of both, the latest first. @param lead null for those of everybody */
    private List<Pair> clashing(@Nullable UUID lead, Set<String> told) {
        record Found(UUID one, UUID other) {}
        List<Found> found = jdbc.sql("""
                        select one, other from leads.contact_clashes
                         where cast(:lead as uuid) is null or one = :lead or other = :lead
                         order by seen_at desc, one, other limit :limit
                        """)
                .param("lead", lead, java.sql.Types.OTHER)
                .param("limit", MOST_PAIRS)
                .query((row, i) -> new Found(row.getObject("one", UUID.class), row.getObject("other", UUID.class)))
                .list();
        Map<UUID, Likeness.Face> faces = jdbc
                .sql(FACE + " where l.id = any(:ids)")
                .param(
                        "ids",
                        found.stream()
                                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                                .distinct()
                                .toArray(UUID[]::new))
                .query(Suspects::face)
                .list()
                .stream()
                .collect(Collectors.toMap(Likeness.Face::id, Function.identity()));
        return found.stream()
                .filter(pair ->
                        !told.contains(key(pair.one().toString(), pair.other().toString())))
                .flatMap(pair -> Stream.ofNullable(faces.get(pair.one()))
                        .flatMap(one -> Stream.ofNullable(faces.get(pair.other()))
                                .map(other -> new Pair(one, other, NAMED_TOGETHER))))
                .toList();
    }

    /** They are two; the pair is not offered again. */
    @Transactional
    void apart(LeadId one, LeadId other) {
        boolean ordered = one.toString().compareTo(other.toString()) < 0;
        jdbc.sql("""
                        insert into leads.distinct_pairs (account_id, one, other) values (:account, :one, :other)
                        on conflict do nothing
                        """)
                .param("account", Tenancy.required().value())
                .param("one", ordered ? one.value() : other.value())
                .param("other", ordered ? other.value() : one.value())
                .update();
    }

    private static Optional<Pair> pair(Likeness.Face one, Likeness.Face other, Set<String> told) {
        return told.contains(key(one.id().toString(), other.id().toString()))
                ? Optional.empty()
                : Likeness.reason(one, other).map(reason -> new Pair(one, other, reason));
    }

    private Set<String> distinct() {
        return new HashSet<>(jdbc.sql("select one::text as one, other::text as other from leads.distinct_pairs")
                .query((row, i) -> key(row.getString("one"), row.getString("other")))
                .list());
    }

    private static String key(String one, String other) {
        return one.compareTo(other) < 0 ? one + other : other + one;
    }

    private static Likeness.Face face(ResultSet row, int index) throws SQLException {
        return new Likeness.Face(
                row.getObject("id", UUID.class),
                row.getString("sort_name"),
                row.getString("shown"),
                row.getString("first_name"),
                row.getString("postal_code"),
                row.getString("state"),
                row.getString("phone"),
                row.getString("mailbox"));
    }
}
