package org.leadnest.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.leads.clauses.ClauseField;
import org.leadnest.leads.clauses.Clauses;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Three leads among 20,000, by a clause of each kind: whoever an index tells of is looked up, not walked to. */
@LeadNestTest
class RareClauseTests {
    private static final int LEADS = 20_000;
    private static final List<String> RARE = List.of("L19999", "L19998", "L19997");

    @Autowired
    private InstantSource clock;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DatabaseAccess database;

    private Cast.Players players;

    @BeforeEach
    void fill() throws SQLException {
        players = cast.enter();
        players.atHarbor(leads::catalogue);
        players.atHarbor(() -> transactions.execute(status -> {
            fill(
                    "insert into leads.sources (account_id, id, name, name_key) values"
                            + " (:account, gen_random_uuid(), 'Usual', 'usual'), (:account, gen_random_uuid(), 'Rare', 'rare')");
            fill(
                    "insert into leads.tags (account_id, id, name, name_key) values"
                            + " (:account, gen_random_uuid(), 'Usual', 'usual'), (:account, gen_random_uuid(), 'Rare', 'rare')");
            fill("insert into leads.fields (account_id, id, key, label, type, position)"
                    + " values (:account, gen_random_uuid(), 'kind', 'Kind', 'TEXT', 1)");
            fill("""
                    insert into leads.leads (account_id, id, first_name, last_name, sort_name, stage_id, source_id, owner_id,
                      state, postal_code, time_zone, score, created_at, updated_at, last_activity_at, last_contact_at)
                    select :account, gen_random_uuid(), case when r.rare then 'Rare' else 'Usual' end, 'L' || n, 'l' || n,
                      (select id from leads.stages where name_key = case when r.rare then 'lost' else 'new' end),
                      (select id from leads.sources where name_key = r.word),
                      case when r.rare then :tom else :maya end,
                      case when r.rare then 'AK' else 'FL' end, case when r.rare then '99501' else '33101' end,
                      case when r.rare then 'America/Anchorage' else 'America/New_York' end,
                      case when r.rare then 99 else 1 end, r.at, cast(:now as timestamptz), r.at, case when r.rare then cast(:now as timestamptz) else r.at end
                      from generate_series(1, :leads) as n
                      cross join lateral (select n > :leads - 4 and n < :leads as rare,
                        case when n > :leads - 4 and n < :leads then 'rare' else 'usual' end as word,
                        case when n > :leads - 4 and n < :leads then timestamptz '2001-01-01 12:00Z' + n * interval '1 minute'
                          else cast(:now as timestamptz) - interval '2 days' - n * interval '1 minute' end as at) r
                    """);
            fill("insert into leads.lead_tags select l.account_id, l.id, t.id from leads.leads l"
                    + " join leads.tags t on t.name_key = lower(l.first_name)");
            fill("insert into leads.field_values (account_id, lead_id, field_id, value, search_key)"
                    + " select l.account_id, l.id, f.id, l.first_name, lower(l.first_name)"
                    + " from leads.leads l, leads.fields f");
            fill("insert into leads.inquiries (account_id, id, lead_id, type, occurred_at, received_at)"
                    + " select account_id, gen_random_uuid(), id, case when first_name = 'Rare' then 'SHOWING_REQUEST' else"
                    + " 'PROPERTY_INQUIRY' end, cast(:now as timestamptz), cast(:now as timestamptz) from leads.leads");
            fill(
                    "insert into leads.lead_emails (account_id, key, lead_id, value, position)"
                            + " select account_id, sort_name || '@example.com', id, sort_name || '@example.com', 0 from leads.leads");
            fill("insert into leads.lead_phones (account_id, key, lead_id, position) select account_id,"
                    + " '+1305' || (2200000 + substr(sort_name, 2)::int), id, 0 from leads.leads");
            return true;
        }));
        asOwner("analyze leads.leads; analyze leads.lead_tags; analyze leads.field_values; analyze leads.inquiries;"
                + " analyze leads.lead_emails; analyze leads.lead_phones");
    }

    @Test
    void eachKindOfClauseFindsThem() {
        for (ClauseField field : ClauseField.values()) {
            Clauses rare = Clauses.parse("all;" + rare(field));
            LeadFilter filter = LeadFilter.of(rare, LeadFilter.Sort.ACTIVITY);
            List<String> found = players.atHarbor(() -> leads.list(filter, null, 50).data().stream()
                    .map(Lead::lastName)
                    .map(String::valueOf)
                    .toList());
            boolean oneAlone = field == ClauseField.EMAIL || field == ClauseField.PHONE;
            assertThat(found).as(field.name()).isEqualTo(oneAlone ? RARE.subList(0, 1) : RARE);
            assertThat(players.atHarbor(() -> leads.count(filter, 100)))
                    .as(field.name())
                    .isEqualTo(found.size());
            Optional<UUID[]> few = few(rare);
            assertThat(few.isPresent()).as(field.name()).isEqualTo(told(field));
            if (few.isPresent()) {
                assertThat(few.get()).as(field.name()).hasSize(found.size());
                assertThat(plan(filter, few))
                        .as(field.name())
                        .containsPattern("leads_(pkey|state)")
                        .doesNotContain("Seq Scan on leads", "leads_activity");
            }
        }
    }

    @Test
    void whatIsUsualIsNotGathered() {
        for (String usual : List.of(
                "stage.is.New",
                "tag.is.Usual",
                "source.is.Usual",
                "state.is.FL",
                "own-kind.is.usual",
                "inquiry.is.PROPERTY_INQUIRY",
                "owner.is." + players.maya().userUuid(),
                "stage.isNot.New",
                "tag.empty.",
                "owner.oneOf.none," + players.tom().userUuid(),
                "own-kind.contains.rare")) {
            assertThat(few(Clauses.parse("all;" + usual))).as(usual).isEmpty();
        }
    }

    @Test
    void ofSeveralClausesTheNarrowestDecidesAndOfAlternativesAllTogether() {
        assertThat(few(Clauses.parse("all;stage.is.New;tag.is.Rare")))
                .get()
                .satisfies(ids -> assertThat(ids).hasSize(3));
        assertThat(names("all;stage.is.New;tag.is.Rare")).isEmpty();
        assertThat(few(Clauses.parse("any;state.is.AK;email.is.l7%40example.com")))
                .get()
                .satisfies(ids -> assertThat(ids).hasSize(4));
        assertThat(names("any;state.is.AK;email.is.l7%40example.com"))
                .containsExactlyInAnyOrder("L19999", "L19998", "L19997", "L7");
        assertThat(few(Clauses.parse("any;state.is.AK;stage.is.New"))).isEmpty();
        assertThat(few(Clauses.parse("any;state.is.AK;name.contains.rare"))).isEmpty();
    }

    private String rare(ClauseField field) {
        return switch (field) {
            case STAGE -> "stage.oneOf.Lost";
            case TAG -> "tag.is.Rare";
            case SOURCE -> "source.is.rare";
            case OWNER -> "owner.is." + players.tom().userUuid();
            case INQUIRY -> "inquiry.is.SHOWING_REQUEST";
            case SCORE -> "score.atLeast.90";
            case LAST_CONTACT -> "lastContact.lastDays.1";
            case ACTIVITY -> "activity.before.2002-01-01";
            case CREATED -> "created.before.2002-01-01";
            case NAME -> "name.contains.rare";
            case EMAIL -> "email.is.l19999%40example.com";
            case PHONE -> "phone.is.%2B13052219999";
            case STATE -> "state.is.AK";
            case POSTAL_CODE -> "postalCode.is.99501";
            case TIME_ZONE -> "timeZone.is.America/Anchorage";
            case OWN -> "own-kind.is.rare";
        };
    }

    /** Whether an index tells who passes. */
    private static boolean told(ClauseField field) {
        return switch (field) {
            case STAGE, TAG, SOURCE, OWNER, INQUIRY, EMAIL, PHONE, STATE, OWN -> true;
            case SCORE, LAST_CONTACT, ACTIVITY, CREATED, NAME, POSTAL_CODE, TIME_ZONE -> false;
        };
    }

    private List<String> names(String clauses) {
        LeadFilter filter = LeadFilter.of(Clauses.parse(clauses), LeadFilter.Sort.ACTIVITY);
        return players.atHarbor(() -> leads.list(filter, null, 50).data().stream()
                .map(lead -> String.valueOf(lead.lastName()))
                .toList());
    }

    private Optional<UUID[]> few(Clauses clauses) {
        return players.atHarbor(() -> transactions.execute(status -> new ClauseHolders(jdbc).few(clauses, today())));
    }

    private ZonedDateTime today() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }

    private String plan(LeadFilter filter, Optional<UUID[]> few) {
        Map<String, Object> parameters = new HashMap<>();
        LeadReads.Asking asking =
                new LeadReads.Asking(today(), term -> new LeadSearch.Holders(Optional.empty(), true, false), few);
        String sql = LeadReads.narrowed(filter, null, parameters, asking) + " limit 51";
        return players.atHarbor(() -> transactions.execute(status -> String.join(
                "\n",
                jdbc.sql("explain (costs off) " + sql)
                        .params(parameters)
                        .query(String.class)
                        .list())));
    }

    private void fill(String sql) {
        jdbc.sql(sql)
                .param("account", players.harbor().value())
                .param("leads", LEADS)
                .param("now", Timestamp.from(clock.instant()))
                .param("tom", players.tom().userUuid())
                .param("maya", players.maya().userUuid())
                .update();
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.url(), database.ownerUsername(), database.ownerPassword());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
