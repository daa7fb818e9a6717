package org.leadnest.leads.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.DataRequest;
import org.leadnest.privacy.DataRequests;
import org.leadnest.privacy.ErasureJournal;
import org.leadnest.privacy.Restrictions;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

/** What a lead may ask does not get lost when they are merged into another (promise R2). */
@LeadNestTest
class MergedRightsTests {
    private static final Pattern LINK = Pattern.compile("/u/([A-Za-z0-9_-]+)");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Merging merging;

    @Autowired
    private DataRequests requests;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private ErasureJournal journal;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    private Cast.Players players;
    private LeadId kept;
    private LeadId merged;
    private String canary;
    private String token;

    @BeforeEach
    void twoOfWhomOneWasWrittenTo() {
        players = cast.enter();
        canary = "zq" + UUID.randomUUID().toString().replace("-", "");
        clock.advance(Duration.between(
                clock.instant(),
                clock.instant()
                        .atZone(java.time.ZoneId.of("America/New_York"))
                        .plusDays(1)
                        .withHour(10)
                        .toInstant()));
        kept = capture("Keep", "+12125550101");
        merged = capture(canary, "+12125550102");
        players.atHarbor(() -> leads.assign(merged, players.maya().user(), Author.of(players.grace())));
        assertThat(mvc.post()
                        .uri("/app/inbox/" + merged + "/messages")
                        .param("channel", "EMAIL")
                        .param("subject", "Hello")
                        .param("text", "Text " + canary)
                        .with(SignedIn.as(players.maya())))
                .hasStatus3xxRedirection();
        dispatcher.run();
        Matcher link = LINK.matcher(outbox.list(Optional.empty(), 50).data().stream()
                .filter(entry -> merged.value().equals(entry.leadId()))
                .findFirst()
                .orElseThrow()
                .text());
        assertThat(link.find()).isTrue();
        token = link.group(1);
    }

    @Test
    void whatWasSentToOneBeforeTheMergeIsErasedWithTheOneTheyBecame() {
        players.atHarbor(() -> transactions.execute(
                status -> jdbc.sql("""
                        insert into messaging.links (account_id, code, message_id, person_id, url, created_at)
                        select account_id, substr(md5(random()::text), 1, 10), id, person_id, 'https://example.com', now()
                          from messaging.messages where person_id = :person
                        """).param("person", merged.value()).update()));
        merge();
        players.atHarbor(() -> requests.erase(kept.value()));
        assertThat(rowsWith(canary)).isEmpty();
        assertThat(rowsWith(merged.toString()))
                .doesNotContain("messaging.links", "messaging.outbox", "messaging.messages");
        assertThat(journal.entries())
                .as("an older backup knows them as two")
                .contains(
                        new ErasureJournal.Entry.Person(players.harbor(), merged.value()),
                        new ErasureJournal.Entry.Person(players.harbor(), kept.value()));
    }

    @Test
    void anUndoGivesTheTracesOfMessagesBack() {
        UUID merge = merge();
        assertThat(outboxOf(merged)).isZero();
        assertThat(outboxOf(kept)).isPositive();
        undo(merge);
        assertThat(outboxOf(merged)).isPositive();
        assertThat(outboxOf(kept)).isZero();
        players.atHarbor(() -> requests.erase(kept.value()));
        assertThat(rowsWith(canary)).contains("messaging.messages", "messaging.outbox");
        players.atHarbor(() -> requests.erase(merged.value()));
        assertThat(rowsWith(canary)).isEmpty();
    }

    @Test
    void theirOwnPageLeadsToTheOneTheyBecameAndWhatTheyAskArrives() throws Exception {
        merge();
        assertThat(page()).contains("What Harbor Realty keeps about you").doesNotContain("Nothing, but a hash");
        assertThat(mvc.post()
                        .uri("/my/" + token + "/requests")
                        .param("kind", "COPY")
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus3xxRedirection();
        assertThat(players.atHarbor(() -> requests.of(kept.value())))
                .singleElement()
                .satisfies(request -> assertThat(request.person()).isEqualTo(kept.value()));
        assertThat(page()).contains("A copy of the data, asked on");
    }

    @Test
    void whatOneAskedBecomesTheOthersAndGoesBackWithAnUndo() {
        players.atHarbor(() -> requests.file(merged.value(), DataRequest.Kind.CORRECTION, "My name"));
        UUID merge = merge();
        assertThat(players.atHarbor(() -> requests.of(kept.value()))).hasSize(1);
        undo(merge);
        assertThat(players.atHarbor(() -> requests.of(kept.value()))).isEmpty();
        assertThat(players.atHarbor(() -> requests.of(merged.value()))).hasSize(1);
    }

    @Test
    void aRestrictionHoldsForTheOneTheyBecameAndForBothAfterAnUndo() {
        players.atHarbor(() -> {
            restrictions.restrict(merged.value(), "Asked");
            return true;
        });
        UUID merge = merge();
        assertThat(restricted(kept)).isTrue();
        undo(merge);
        assertThat(restricted(kept)).isTrue();
        assertThat(restricted(merged)).isTrue();
    }

    @Test
    void aRestrictionThatWasLiftedMeanwhileDoesNotComeBack() {
        players.atHarbor(() -> {
            restrictions.restrict(merged.value(), "Asked");
            return true;
        });
        UUID merge = merge();
        players.atHarbor(() -> restrictions.lift(kept.value()));
        undo(merge);
        assertThat(restricted(kept)).isFalse();
        assertThat(restricted(merged)).isFalse();
    }

    private UUID merge() {
        return players.atHarbor(
                () -> merging.merge(kept, merged, players.maya()).orElseThrow());
    }

    private void undo(UUID merge) {
        assertThat(players.atHarbor(() -> merging.undo(merge, players.grace()))).isEqualTo(Merging.Undo.DONE);
    }

    private boolean restricted(LeadId lead) {
        return players.atHarbor(() -> restrictions.holds(lead.value()));
    }

    private LeadId capture(String name, String phone) {
        return players.atHarbor(() -> leads.capture(
                        NewLead.named(name, "Person")
                                .reachedBy(
                                        List.of(new EmailAddress(
                                                name.toLowerCase(java.util.Locale.ROOT) + "@example.com")),
                                        List.of(new PhoneNumber(phone)))
                                .living("NY", "10001", "America/New_York"),
                        players.grace())
                .lead()
                .id());
    }

    private int outboxOf(LeadId lead) {
        return jdbc.sql("select count(*) from messaging.outbox where person_id = :lead")
                .param("lead", lead.value())
                .query(Integer.class)
                .single();
    }

    private String page() throws Exception {
        return Jsoup.parse(mvc.get()
                        .uri("/my/" + token)
                        .exchange()
                        .getResponse()
                        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .text();
    }

    /** Tables in which any row of the account holds the text, but for the letter that tells of an erasure. */
    private List<String> rowsWith(String text) {
        return players.atHarbor(() -> transactions.execute(status -> jdbc.sql("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'platform')
                        """).query(String.class).list().stream()
                .filter(table -> holds(table, text))
                .toList()));
    }

    private boolean holds(String table, String text) {
        return jdbc.sql("select exists (select 1 from " + table + " t where t::text like '%' || :text || '%'"
                        + (table.equals("messaging.messages") ? " and t.kind <> 'PRODUCT/DATA-ERASED'" : "") + ")")
                .param("text", text)
                .query(Boolean.class)
                .single();
    }
}
