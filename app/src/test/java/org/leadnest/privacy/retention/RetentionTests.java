package org.leadnest.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.PersonalData;
import org.leadnest.privacy.Retention;
import org.leadnest.privacy.holds.Holds;
import org.leadnest.privacy.holds.RowsOfPeople;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;

/** With a clock of its own. */
@LeadNestTest
@TestPropertySource(properties = "leadnest.site.contact-email=retention@leadnest.example")
class RetentionTests {
    @Autowired
    private EnforceRetention job;

    @Autowired
    private List<PersonalData> modules;

    @Autowired
    private Holds holds;

    @Autowired
    private RowsOfPeople people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Cast cast;

    @Autowired
    private Storage storage;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MockMvcTester mvc;

    private final Model model = new ExtendedModelMap();

    @Test
    void everyRuleIsStatedSoThatTheDatabaseUnderstandsIt() {
        job.run();

        assertThat(jdbc.sql("select kept_in from privacy.retention_runs")
                        .query(String.class)
                        .list())
                .containsAll(job.rules().stream().map(rule -> rule.table()).toList());
        assertThat(job.rules()).extracting(rule -> rule.table()).doesNotHaveDuplicates();
    }

    @Test
    void aClosedRequestGoesAfterTwoYearsAndAnOpenOneStays() {
        UUID closed = ticket("CLOSED");
        UUID open = ticket("OPEN");
        clock.advance(Duration.ofDays(729));
        job.run();
        assertThat(tickets(List.of(closed, open))).isEqualTo(2);

        clock.advance(Duration.ofDays(3));
        job.run();

        assertThat(tickets(List.of(closed))).isZero();
        assertThat(tickets(List.of(open))).isEqualTo(1);
    }

    @Test
    void anImportedFileGoesAfterNinetyDaysAndItsCountsStay() {
        Cast.Players players = cast.enter();
        String key = "imports/" + UUID.randomUUID() + ".csv";
        storage.put(players.harbor(), key, "text/csv", new ByteArrayInputStream(new byte[3]), 3);
        players.atHarbor(() -> transactions.execute(status -> jdbc.sql("""
                        insert into leads.imports (account_id, id, file_name, storage_key, size_bytes, charset, delimiter,
                               has_header, columns, mapping, status, created_by, created_by_name, created_at, created)
                        values (:account, gen_random_uuid(), 'a.csv', :key, 3, 'UTF-8', ',', true, '{}', '{}', 'DONE', :user,
                                'Grace', :now::timestamptz, 7)
                        """)
                .param("account", players.harbor().value())
                .param("key", key)
                .param("user", players.grace().userUuid())
                .param("now", clock.instant().toString())
                .update()));
        clock.advance(Duration.ofDays(91));

        job.run();

        assertThatThrownBy(() -> storage.open(players.harbor(), key)).isInstanceOf(Storage.MissingFile.class);
        Integer created = players.atHarbor(() ->
                transactions.execute(status -> jdbc.sql("select created from leads.imports where storage_key = ''")
                        .query(Integer.class)
                        .single()));
        assertThat(created).isEqualTo(7);
    }

    @Test
    void oneRuleThatFailsKeepsNoOtherFromBeingKeptAndIsShown() {
        UUID closed = ticket("CLOSED");
        clock.advance(Duration.ofDays(732));
        List<PersonalData> broken = new java.util.ArrayList<>(List.of(new PersonalData() {
            @Override
            public String module() {
                return "privacy";
            }

            @Override
            public List<Kind> kinds() {
                return List.of();
            }

            @Override
            public List<Retention> retention() {
                return List.of(Retention.rows("privacy.requests", "Broken", java.time.Period.ZERO, "no_such_column"));
            }
        }));
        broken.addAll(
                modules.stream().filter(one -> one.module().equals("support")).toList());
        new EnforceRetention(broken, jdbc, transactions, storage, holds, people, clock).run();

        assertThat(tickets(List.of(closed))).isZero();
        assertThat(jdbc.sql("select kept_in from privacy.retention_runs where failed")
                        .query(String.class)
                        .list())
                .containsExactly("privacy.requests");
        assertThat(new RetentionPages(job, jdbc, accounts).show(cast.enter().grace(), model))
                .isEqualTo("privacy/retention");
        assertThat(((List<?>) java.util.Objects.requireNonNull(model.getAttribute("lines"))).toString())
                .contains("failed; it is tried again the next day");
    }

    @Test
    void lettersOfLeadNestGoAfterSixtyDaysInEveryAccountAndThoseToLeadsStay() {
        Cast.Players players = cast.enter();
        players.atHarbor(() -> transactions.execute(status -> jdbc.sql("""
                        insert into messaging.messages (account_id, id, person_id, channel, direction, category, kind,
                               recipient, recipient_name, recipient_key, subject, body_text, status, send_at, created_at)
                        select :account, gen_random_uuid(), person, 'EMAIL', 'OUT', 'TRANSACTIONAL', kind, 'a@example.com',
                               'A', 'k', kind, 'b', 'SENT', :now::timestamptz, :now::timestamptz
                          from (values ('PRODUCT/LEAD-ASSIGNED', null), ('MANUAL', gen_random_uuid())) v (kind, person)
                        """)
                .param("account", players.harbor().value())
                .param("now", clock.instant().toString())
                .update()));
        clock.advance(Duration.ofDays(61));
        job.run();
        List<String> left =
                players.atHarbor(() -> transactions.execute(status -> jdbc.sql("select kind from messaging.messages")
                        .query(String.class)
                        .list()));
        assertThat(left).containsExactly("MANUAL");
    }

    @Test
    void theRulesAreTheOperatorsToSee() {
        assertThat(mvc.get().uri("/ops/retention").with(SignedIn.as(cast.enter().grace())))
                .hasStatus(404);
    }

    private UUID ticket(String status) {
        UUID id = UUID.randomUUID();
        String now = Instant.now().plus(clock.offset()).toString();
        jdbc.sql("""
                        insert into support.tickets (id, name, email, topic, subject, status, created_at,
                                                     waiting_since, due_at, first_due_at, changed_at)
                        select :id, 'Nora', 'nora@example.com', 'OTHER', 'A question', :status, t, t, t, t, t
                          from (select :now::timestamptz as t) as moment
                        """).param("id", id).param("status", status).param("now", now).update();
        return id;
    }

    private long tickets(List<UUID> ids) {
        return jdbc.sql("select count(*) from support.tickets where id in (:ids)")
                .param("ids", ids)
                .query(Long.class)
                .single();
    }
}
