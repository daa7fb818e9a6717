package org.leadnest.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The list's statements are served by indexes under row-level security, as the application role, in a large account. */
@LeadNestTest
class LeadPlansTests {
    private static final int LEADS = 20_000;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private DatabaseAccess database;

    private Cast.Players players;

    @BeforeEach
    void fill() throws SQLException {
        players = cast.enter();
        players.atHarbor(leads::catalogue);
        players.atHarbor(() -> new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("""
                            insert into leads.leads (account_id, id, first_name, last_name, sort_name, stage_id,
                              created_at, updated_at, last_activity_at)
                            select :account, gen_random_uuid(), 'F' || n % 997, 'L' || n, 'l' || n || ' f' || n % 997,
                              (select id from leads.stages order by position limit 1 offset (n / 4000) % 5),
                              now() - n * interval '1 minute', now(), now() - n * interval '1 minute'
                              from generate_series(1, :leads) as n
                            """)
                    .param("account", players.harbor().value())
                    .param("leads", LEADS)
                    .update();
            return jdbc.sql("""
                            insert into leads.lead_keys (account_id, lead_id, key)
                            select account_id, id, lower(first_name || ' ' || last_name) from leads.leads
                            union all select account_id, id, lower(last_name) from leads.leads
                            union all select account_id, id, 'old ' || lower(last_name) from leads.leads
                                       where substr(last_name, 2)::int > 17000
                            """).update();
        }));
        asOwner("analyze leads.leads; analyze leads.lead_keys; analyze leads.stages; analyze leads.lead_tags");
    }

    @Test
    void noPageOfTheListReadsTheWholeTable() {
        Cursor deep = new Cursor(Instant.now().minusSeconds(9_000L * 60).toString(), Ids.next());
        LeadFilter all = LeadFilter.ALL;
        assertServed(all, null, "leads_activity");
        assertServed(all, deep, "leads_activity");
        assertServed(all.sorted(LeadFilter.Sort.CREATED), deep, "leads_created");
        assertServed(all.sorted(LeadFilter.Sort.NAME), new Cursor("l15", Ids.next()), "leads_name");
        assertServed(new LeadFilter(null, "Engaged", null, null, null, LeadFilter.Sort.ACTIVITY), deep, "leads_");
        assertServed(new LeadFilter("L19999", null, null, null, null, LeadFilter.Sort.ACTIVITY), null, "lead_keys_key");
        assertServed(new LeadFilter("f5 l1", null, null, null, null, LeadFilter.Sort.ACTIVITY), null, "lead_keys");
        assertServed(new LeadFilter("l", null, null, null, null, LeadFilter.Sort.ACTIVITY), null, "lead");
    }

    @Test
    void aRareWordIsLookedUpAndNotWalkedTo() {
        List<UUID> few = List.of(Ids.next(), Ids.next());
        assertServed(
                new LeadFilter("greenhouse", null, null, null, null, LeadFilter.Sort.ACTIVITY),
                null,
                "leads_pkey",
                term -> new LeadSearch.Holders(Optional.of(few), false, true));
    }

    @Test
    void aCommonWordIsMetOnAWalkAndNobodyIsPassedOver() {
        for (String word : List.of("f5", "l1", "f5 l", "old", "old f5")) {
            for (LeadFilter.Sort sort : List.of(LeadFilter.Sort.ACTIVITY, LeadFilter.Sort.NAME)) {
                LeadFilter filter = new LeadFilter(word, null, null, null, null, sort);
                assertThat(pages(filter, 3)).as(word + " " + sort).isEqualTo(expected(filter, 120));
            }
        }
    }

    @Test
    void aWalkGathersACommonWordOnceAndAsksEachLeadForOneThatIsEverywhere() {
        LeadFilter filter = new LeadFilter("l", null, null, null, null, LeadFilter.Sort.ACTIVITY);
        assertThat(walk(filter, false))
                .contains("leads_activity", "hashed SubPlan")
                .doesNotContain("Sort");
        assertThat(walk(filter, true))
                .contains("leads_activity", "lead_keys_lead")
                .doesNotContain("Sort", "hashed");
    }

    private String walk(LeadFilter filter, boolean many) {
        Map<String, Object> parameters = new HashMap<>();
        String sql = LeadReads.walked(
                filter,
                null,
                51,
                parameters,
                new LeadReads.Asking(
                        Instant.now().atZone(java.time.ZoneOffset.UTC),
                        term -> new LeadSearch.Holders(Optional.empty(), many, false)));
        return plan(sql, parameters);
    }

    private List<String> pages(LeadFilter filter, int pages) {
        List<String> names = new java.util.ArrayList<>();
        Cursor after = null;
        for (int page = 0; page < pages; page++) {
            Cursor from = after;
            var found = players.atHarbor(() -> leads.list(filter, from, 40));
            found.data().forEach(lead -> names.add(lead.name()));
            after = filter.place(java.util.Objects.requireNonNull(found.next())).orElseThrow();
        }
        return names;
    }

    private List<String> expected(LeadFilter filter, int count) {
        String words = java.util.stream.Stream.of(
                        java.util.Objects.requireNonNull(filter.q()).split(" "))
                .map(word ->
                        "exists (select from leads.lead_keys k where k.lead_id = l.id and k.key like '" + word + "%')")
                .collect(Collectors.joining(" and "));
        String order = filter.sort() == LeadFilter.Sort.NAME ? "sort_name, id" : "last_activity_at desc, id desc";
        return players.atHarbor(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("select first_name || ' ' || last_name from leads.leads l where " + words
                                + " order by " + order + " limit " + count)
                        .query(String.class)
                        .list()));
    }

    private void assertServed(LeadFilter filter, @Nullable Cursor after, String index) {
        assertServed(filter, after, index, term -> new LeadSearch.Holders(Optional.empty(), true, false));
    }

    private void assertServed(
            LeadFilter filter, @Nullable Cursor after, String index, Function<String, LeadSearch.Holders> holders) {
        Map<String, Object> parameters = new HashMap<>();
        String sql = LeadReads.narrowed(
                        filter,
                        after,
                        parameters,
                        new LeadReads.Asking(Instant.now().atZone(java.time.ZoneOffset.UTC), holders))
                + " limit 51";
        String plan = plan(sql, parameters);
        assertThat(plan).as(filter + " " + after).contains(index).doesNotContain("Seq Scan on leads");
        assertThat(plan).as(filter + " " + after).doesNotContain("Seq Scan on lead_keys");
    }

    private String plan(String sql, Map<String, Object> parameters) {
        return players.atHarbor(() -> new TransactionTemplate(transactions)
                .execute(status -> String.join(
                        "\n",
                        jdbc.sql("explain (analyze, costs off, timing off) " + sql)
                                .params(parameters)
                                .query(String.class)
                                .list())));
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.url(), database.ownerUsername(), database.ownerPassword());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
