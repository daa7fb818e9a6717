package org.leadnest.privacy.holds;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.restore.RestoreWatch;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.DataRequest;
import org.leadnest.privacy.DataRequests;
import org.leadnest.privacy.KeptByLaw;
import org.leadnest.privacy.Restrictions;
import org.leadnest.privacy.closing.Closings;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** A hold over one lead, or over one request to the support, keeps that one and nothing else, and whoever asks is told so. */
@LeadNestTest
class HoldOfOneTests {
    private static final String LAW = "Fed. R. Civ. P. 37(e), 26-cv-2210";

    @Autowired
    private Holds holds;

    @Autowired
    private KeptByLaw law;

    @Autowired
    private DataRequests requests;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private RestoreWatch restores;

    @Autowired
    private Closings closings;

    @Autowired
    private Leads leads;

    @Autowired
    private Storage storage;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private Cast cast;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MockMvcTester mvc;

    private Cast.Players players;
    private AccountId harbor;
    private LeadId iris;
    private LeadId other;

    @AfterEach
    void confirm() {
        jdbc.sql("update platform.restore_epoch set held_at = null, reason = null")
                .update();
        restores.held();
    }

    @BeforeEach
    void enter() {
        players = cast.enter();
        harbor = players.harbor();
        iris = lead("Iris");
        other = lead("Olaf");
    }

    @Test
    void aHeldLeadWaitsToBeErasedIsToldWhyAndGoesWhenTheHoldEnds() {
        hold(30, null);
        assertThat(erase(other)).as("another lead of the account").isTrue();
        assertThat(erase(iris)).isFalse();
        assertThat(rows("leads.leads")).isEqualTo(1);
        assertThat(players.atHarbor(() -> restrictions.holds(iris.value()))).isTrue();
        assertThat(waiting()).contains(LAW, HoldLetter.DAY.format(today().plusDays(30)), "erased then");

        clock.advance(Duration.ofDays(31));
        run("privacy.holds");
        assertThat(rows("leads.leads")).isZero();
        assertThat(players.atHarbor(() -> law.waiting(iris.value()))).isEmpty();
    }

    @Test
    void aHoldThatMayNotBeToldOfIsNotToldOf() throws Exception {
        hold(30, new Hold.Silence(today().plusDays(20), "18 U.S.C. 2705(b)"));
        players.atHarbor(() -> requests.file(iris.value(), DataRequest.Kind.ERASURE, "Please"));
        UUID request = players.atHarbor(() -> requests.list()).getFirst().id();
        assertThat(post("/app/settings/requests/" + request + "/erasure", players.grace()))
                .hasStatus3xxRedirection();
        assertThat(waiting()).contains("not complete yet").doesNotContain(LAW, "law", "hold");
        assertThat(players.atHarbor(() -> requests.list()).getFirst().answer())
                .contains("completed by itself")
                .doesNotContain("law", "hold");

        clock.advance(Duration.ofDays(21));
        assertThat(waiting()).contains(LAW);
    }

    @Test
    void ofAClosedAccountTheHeldLeadStaysWithWhatIsWrittenAboutThemAndNothingOfTheOthers() {
        players.atHarbor(() -> leads.note(iris, "Saw the house", Author.of(players.maya())));
        players.atHarbor(() -> leads.note(other, "Saw it, too", Author.of(players.maya())));
        String kept = file(iris);
        String gone = file(other);
        message(iris);
        message(other);
        Hold hold = hold(400, null);
        close();

        assertThat(rows("leads.leads")).isEqualTo(1);
        assertThat(rows("leads.notes")).isEqualTo(1);
        assertThat(rows("messaging.messages")).isEqualTo(1);
        assertThat(rows("leads.lead_emails")).isEqualTo(1);
        assertThat(rows("leads.files")).isEqualTo(1);
        assertThat(rows("messaging.templates")).isZero();
        assertThat(there(kept)).isTrue();
        assertThat(there(gone)).isFalse();
        assertThat(jdbc.sql("select certificate::text from privacy.closings where customer_id = :account")
                        .param("account", harbor.value())
                        .query(String.class)
                        .single())
                .contains("One lead, with all that is written about them", LAW)
                .doesNotContain("Iris");

        holds.end(harbor, hold.id(), "Settled", players.pia());
        run("privacy.closings");
        assertThat(rows("leads.leads")).isZero();
        assertThat(rows("messaging.messages")).isZero();
        assertThat(storage.deleteAll(harbor)).as("no file is left").isZero();
    }

    @Test
    void theNightlyRetentionLeavesWhatIsWrittenAboutAHeldLead() {
        link(iris);
        link(other);
        hold(30, null);
        run("privacy.retention");
        List<UUID> left = Tenancy.as(
                harbor,
                () -> transactions.execute(status -> jdbc.sql("select person_id from messaging.links")
                        .query(UUID.class)
                        .list()));
        assertThat(left).containsExactly(iris.value());
    }

    @Test
    void whatIsHeldIsNotRemovedByHandAndTheUserIsToldWhy() throws Exception {
        String kept = file(iris);
        String free = file(other);
        hold(30, null);
        String refused = body(post("/app/leads/" + iris + "/files/" + id(kept) + "/removal", players.maya()), 409);
        assertThat(refused).contains("A legal hold keeps it until", LAW, "Settings, Disclosures");
        assertThat(post("/app/leads/" + other + "/files/" + id(free) + "/removal", players.maya()))
                .hasStatus3xxRedirection();
        assertThat(body(post("/app/leads/" + other + "/merge", players.maya(), "with", iris.toString()), 409))
                .contains(LAW);
        assertThat(rows("leads.leads")).isEqualTo(2);
        assertThat(rows("leads.files")).isEqualTo(1);
    }

    @Test
    void nobodyLeavesAnAccountWhosePeopleAreHeld() throws Exception {
        String removal = "/app/settings/team/members/" + players.maya().userUuid() + "/removal";
        String tom = players.tom().userUuid().toString();
        Hold hold =
                holds.set(harbor, "A suit", LAW, List.of(HeldPart.PEOPLE), today().plusDays(30), null, players.pia());
        assertThat(body(post(removal, players.grace(), "successor", tom), 409)).contains("A legal hold keeps it", LAW);
        assertThat(rows("accounts.memberships where account_id = '" + harbor + "'"))
                .isEqualTo(4);

        holds.end(harbor, hold.id(), "Settled", players.pia());
        assertThat(post(removal, players.grace(), "successor", tom)).hasStatus3xxRedirection();
        assertThat(rows("accounts.memberships where account_id = '" + harbor + "'"))
                .isEqualTo(3);
    }

    @Test
    void aHoldThatCameAfterTheBackupStandsAgainBeforeWhatWasErasedIsErasedAgain() {
        hold(30, null);
        assertThat(erase(iris)).isFalse();
        assertThat(erase(other)).isTrue();

        restores.run();
        restores.run();
        jdbc.sql("delete from privacy.holds where customer_id = :account")
                .param("account", harbor.value())
                .update();
        inHarbor("delete from privacy.held_people where account_id = :account", iris.value());
        inHarbor("delete from privacy.restrictions where account_id = :account", iris.value());
        jdbc.sql("update platform.restore_epoch set epoch = 0").update();
        restores.run();
        run("privacy.reapply-erasures");

        assertThat(holds.kept(harbor).people()).containsExactly(iris.value());
        assertThat(players.atHarbor(() -> leads.find(iris))).isPresent();
        assertThat(waiting()).contains(LAW);
        clock.advance(Duration.ofDays(31));
        run("privacy.holds");
        assertThat(players.atHarbor(() -> leads.find(iris))).isEmpty();
    }

    @Test
    void theClosingPageNamesWhatAHoldKeepsAndTheLeadsOwnerFindsTheLead() throws Exception {
        hold(30, null);
        String page = body(
                mvc.get()
                        .uri("/app/settings/closing")
                        .with(SignedIn.as(players.grace()))
                        .exchange(),
                200);
        assertThat(page).contains("Kept by a legal hold", LAW);
        assertThat(body(
                        mvc.get()
                                .uri("/app/settings/disclosures")
                                .with(SignedIn.as(players.grace()))
                                .exchange(),
                        200))
                .contains("One lead, with all that is written about them", "/app/leads/" + iris);
    }

    @Test
    void aRequestToTheSupportThatIsHeldOutlastsRetentionAndTheClosingOfItsAccount() throws Exception {
        long held = ticket();
        long free = ticket();
        holds.setOverTicket(harbor, held, "A suit", LAW, today().plusDays(1_000), players.pia());
        clock.advance(Duration.ofDays(800));
        run("privacy.retention");
        assertThat(tickets()).containsExactly(held).doesNotContain(free);
        close();
        assertThat(tickets()).containsExactly(held);

        clock.advance(Duration.ofDays(300));
        run("privacy.holds");
        run("privacy.closings");
        assertThat(tickets()).isEmpty();
    }

    private Hold hold(int days, Hold.@Nullable Silence silence) {
        return holds.setOverLead(
                harbor, "A suit about a sale", LAW, iris.value(), today().plusDays(days), silence, players.pia());
    }

    private boolean erase(LeadId lead) {
        return players.atHarbor(() -> requests.erase(lead.value()));
    }

    private String waiting() {
        return players.atHarbor(() -> law.waiting(iris.value())).orElseThrow();
    }

    private LeadId lead(String name) {
        return players.atHarbor(() -> leads.capture(
                        NewLead.named(name, "Single")
                                .reachedBy(
                                        List.of(new EmailAddress(name + "." + UUID.randomUUID() + "@example.com")),
                                        List.of()),
                        players.grace())
                .lead()
                .id());
    }

    private void close() {
        players.atHarbor(() -> closings.begin(players.grace()));
        clock.advance(Duration.ofDays(14).plusHours(1));
        run("privacy.closings");
        assertThat(jdbc.sql("select coalesce(failure, '') from privacy.closings where customer_id = :account")
                        .param("account", harbor.value())
                        .query(String.class)
                        .single())
                .isEmpty();
    }

    /** The key of the file in the storage. */
    private String file(LeadId lead) {
        MvcTestResult added = mvc.post()
                .uri("/app/leads/" + lead + "/files")
                .multipart()
                .file(new MockMultipartFile("file", "offer.txt", "text/plain", "An offer".getBytes()))
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(added).hasStatus3xxRedirection();
        return Objects.requireNonNull(Tenancy.as(
                harbor,
                () -> transactions.execute(status -> jdbc.sql(
                                "select 'lead-files/' || id || '.bin' from leads.files where lead_id = :lead")
                        .param("lead", lead.value())
                        .query(String.class)
                        .single())));
    }

    private static String id(String key) {
        return key.replace("lead-files/", "").replace(".bin", "");
    }

    private boolean there(String key) {
        try (Storage.StoredFile file = storage.open(harbor, key)) {
            return file.length() > 0;
        } catch (Storage.MissingFile missing) {
            return false;
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private void message(LeadId lead) {
        assertThat(post(
                        "/app/inbox/" + lead + "/messages",
                        players.maya(),
                        "channel",
                        "EMAIL",
                        "subject",
                        "Hello",
                        "text",
                        "Come and see"))
                .hasStatus3xxRedirection();
    }

    private void link(LeadId lead) {
        inHarbor("""
                insert into messaging.links (account_id, code, message_id, person_id, url, created_at)
                values (:account, substr(md5(random()::text), 1, 10), gen_random_uuid(), :id, 'https://example.com', :old)
                """, lead.value());
    }

    private void inHarbor(String sql, UUID id) {
        Tenancy.run(
                harbor,
                () -> transactions.executeWithoutResult(status -> jdbc.sql(sql)
                        .param("account", harbor.value())
                        .param("id", id)
                        .param("old", Timestamp.from(clock.instant().minus(Duration.ofDays(600))))
                        .update()));
    }

    private long ticket() {
        return jdbc.sql("""
                        insert into support.tickets (id, customer_id, name, email, topic, subject, status, created_at, due_at,
                               waiting_since, first_due_at, changed_at)
                        values (gen_random_uuid(), :account, 'Grace', 'g@example.com', 'OTHER', 'Held', 'CLOSED', :now, :now,
                                :now, :now, :now)
                        returning number
                        """)
                .param("account", harbor.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    private List<Long> tickets() {
        return jdbc.sql("select number from support.tickets where customer_id = :account")
                .param("account", harbor.value())
                .query(Long.class)
                .list();
    }

    private MvcTestResult post(String uri, Actor actor, String... params) {
        var request = mvc.post().uri(uri).accept("text/html").with(SignedIn.as(actor));
        for (int i = 0; i < params.length; i += 2) {
            request = request.param(params[i], params[i + 1]);
        }
        return request.exchange();
    }

    private static String body(MvcTestResult answer, int status) throws Exception {
        assertThat(answer).hasStatus(status);
        return answer.getResponse().getContentAsString();
    }

    private void run(String job) {
        jobs.stream().filter(one -> one.name().equals(job)).forEach(RecurringJob::run);
    }

    private long rows(String table) {
        return Objects.requireNonNull(Tenancy.as(
                harbor,
                () -> transactions.execute(status -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())));
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
