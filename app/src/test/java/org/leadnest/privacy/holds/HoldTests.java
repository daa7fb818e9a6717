package org.leadnest.privacy.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.DataRequests;
import org.leadnest.privacy.ErasureJournal;
import org.leadnest.privacy.Restrictions;
import org.leadnest.privacy.closing.Closings;
import org.leadnest.privacy.closing.UserErasures;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What a law wants kept outlasts erasure and retention, no more than that, and goes when its time is over. */
@LeadNestTest
@Import(HoldTests.Bag.class)
class HoldTests {
    private static final String LAW = "Fed. R. Civ. P. 37(e), 26-cv-1187";

    @Autowired
    private Holds holds;

    @Autowired
    private FraudRecords frauds;

    @Autowired
    private ErasureJournal journal;

    @Autowired
    private DataRequests requests;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private Closings closings;

    @Autowired
    private UserErasures users;

    @Autowired
    private Leads leads;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Storage storage;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private Bag bag;

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
    private LeadId lead;

    /** What is posted. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Bag {
        private final Queue<ProductLetter> letters = new ConcurrentLinkedQueue<>();

        @Bean
        @Primary
        Postman bagPostman() {
            return letters::add;
        }

        private List<ProductLetter> of(AccountId account, String kind) {
            return letters.stream()
                    .filter(one -> one.account().equals(account) && one.kind().equals(kind))
                    .toList();
        }

        private List<ProductLetter> to(EmailAddress address) {
            return letters.stream().filter(one -> one.to().equals(address)).toList();
        }
    }

    @BeforeEach
    void enter() {
        players = cast.enter();
        harbor = players.harbor();
        lead = players.atHarbor(() -> leads.capture(
                        NewLead.named("Iris", "Held")
                                .reachedBy(
                                        List.of(new EmailAddress("iris." + UUID.randomUUID() + "@example.com")),
                                        List.of()),
                        players.grace())
                .lead()
                .id());
    }

    @Test
    void aHeldPartOutlastsTheErasureStandsInTheCertificateAndGoesWhenTheHoldEnds() {
        file("originals/" + UUID.randomUUID() + ".jpg");
        file("lead-files/" + UUID.randomUUID() + ".bin");
        Hold hold = set(HeldPart.LEADS, 400, null);
        EmailAddress owner = accounts.user(players.grace().user()).email();
        close();

        assertThat(count("leads.leads")).isEqualTo(1);
        assertThat(storage.deleteAllBut(harbor, java.util.Set.of("lead-files/")))
                .as("photos are gone")
                .isZero();
        assertThat(certificate())
                .contains("\"legalHolds\"", LAW, hold.id().toString(), "Leads: contact details")
                .containsPattern("\"rows\": ?[1-9]");
        assertThat(bag.to(owner).getLast().in(MailLanguage.ENGLISH).text())
                .contains("A legal hold keeps for now: Leads", LAW, "then it is erased, too");
        assertThat(accounts.user(players.grace().user()).name()).isEqualTo("Erased");

        clock.advance(Duration.ofDays(100));
        run("privacy.closings");
        assertThat(count("leads.leads")).as("day 114").isEqualTo(1);

        assertThat(holds.end(harbor, hold.id(), "The suit is settled", players.pia()))
                .isTrue();
        run("privacy.closings");
        run("privacy.holds");
        assertThat(count("leads.leads")).isZero();
        assertThat(storage.deleteAll(harbor)).as("no file is left").isZero();
        assertThat(certificate()).contains("\"legalHolds\": []");
        assertThat(acts(hold)).containsExactly("SET", "OWNER_TOLD", "ENDED", "COMPLETED");
    }

    @Test
    void aUserWhomAHoldKeepsIsNotErasedOutOfTurnBeforeItEnds() {
        assertThat(users.held(players.maya().user())).isEmpty();
        Hold hold = set(HeldPart.PEOPLE, 30, null);
        assertThat(users.held(players.maya().user())).containsExactly("users of Harbor Realty");
        assertThat(users.held(players.pia().user())).isEmpty();
        holds.end(harbor, hold.id(), "Settled", players.pia());
        assertThat(users.held(players.maya().user())).isEmpty();
    }

    @Test
    void aHoldEndsByItselfAfterItsLastDayAndALeadThatWaitedIsErased() {
        set(HeldPart.MESSAGES, 30, null);
        assertThat(players.atHarbor(() -> requests.erase(lead.value()))).isFalse();
        assertThat(count("leads.leads")).isEqualTo(1);
        assertThat(players.atHarbor(() -> restrictions.holds(lead.value()))).isTrue();

        clock.advance(Duration.ofDays(30));
        run("privacy.holds");
        assertThat(count("leads.leads")).as("its last day").isEqualTo(1);
        clock.advance(Duration.ofDays(1));
        run("privacy.holds");
        assertThat(count("leads.leads")).isZero();
        assertThat(count("privacy.held_people")).isZero();
        assertThat(players.atHarbor(() -> requests.erase(lead.value())))
                .as("nothing is held any more")
                .isTrue();
    }

    @Test
    void theNightlyRetentionPassesOverWhatIsHeldAndNothingElse() {
        for (Cast.Players each : List.of(players, cast.enter())) {
            org.leadnest.platform.tenancy.Tenancy.run(
                    each.harbor(),
                    () -> transactions.executeWithoutResult(status -> jdbc.sql("""
                                    insert into messaging.strangers (account_id, id, sender, sender_name, recipient,
                                           subject, body_text, message_id, received_at)
                                    values (:account, gen_random_uuid(), 'x@example.com', 'x', 'y', 'x', 'x', 'm', :at)
                                    """)
                            .param("account", each.harbor().value())
                            .param("at", java.sql.Timestamp.from(clock.instant().minus(Duration.ofDays(181))))
                            .update()));
            if (each.equals(players)) {
                set(HeldPart.MESSAGES, 30, null);
            } else {
                run("privacy.retention");
                assertThat(count(each.harbor(), "messaging.strangers")).isZero();
            }
        }
        assertThat(count("messaging.strangers")).isEqualTo(1);
    }

    @Test
    void ownersAreToldAtOnceUnlessALawForbidsItAndThenAsSoonAsItDoesNot() throws Exception {
        set(HeldPart.DEALS, 60, null);
        assertThat(bag.of(harbor, "legal-hold"))
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.in(MailLanguage.ENGLISH).text()).contains("Deals and commission", LAW));
        LocalDate silent = today().plusDays(20);
        Hold secret = set(HeldPart.MESSAGES, 60, new Hold.Silence(silent, "18 U.S.C. 2705(b)"));
        run("privacy.holds");
        assertThat(bag.of(harbor, "legal-hold")).hasSize(1);
        assertThat(disclosures()).contains("Deals and commission").doesNotContain("Messages, their files");
        assertThat(audited()).containsOnlyOnce("HOLD_SET");

        clock.advance(Duration.ofDays(21));
        run("privacy.holds");
        assertThat(bag.of(harbor, "legal-hold")).hasSize(2);
        assertThat(disclosures()).contains("Messages, their files");
        assertThat(acts(secret)).containsExactly("SET", "OWNER_TOLD");
    }

    @Test
    void aSilentHoldLetsTheCertificateWaitUntilItMayBeTold() {
        EmailAddress owner = accounts.user(players.grace().user()).email();
        Hold hold = set(HeldPart.LEADS, 200, new Hold.Silence(today().plusDays(150), "18 U.S.C. 2705(b)"));
        close();
        assertThat(bag.to(owner)).noneMatch(letter -> letter.kind().equals("certificate"));
        holds.end(harbor, hold.id(), "Withdrawn", players.pia());
        run("privacy.closings");
        assertThat(bag.to(owner))
                .filteredOn(letter -> letter.kind().equals("certificate"))
                .hasSize(1);
        assertThat(jdbc.sql(
                                "select count(*) from privacy.closings where customer_id = :account and asked_email is not null")
                        .param("account", harbor.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRecordOfFraudKeepsHashesAloneAndOpensNoAccountUntilItsDayIsOver() {
        EmailAddress owner = accounts.user(players.grace().user()).email();
        assertThatThrownBy(() ->
                        frauds.record(harbor, "Stolen cards", "GDPR art. 6(1)(f)", today().plusYears(4), players.pia()))
                .hasMessageContaining("within 3 years");
        frauds.record(harbor, "Stolen cards", "GDPR art. 6(1)(f)", today().plusDays(300), players.pia());
        assertThat(journal.entries())
                .filteredOn(entry -> entry instanceof ErasureJournal.Entry.Fraud one
                        && one.account().equals(harbor))
                .singleElement()
                .extracting(entry -> new String(
                        java.util.Base64.getUrlDecoder().decode(((ErasureJournal.Entry.Fraud) entry).copy()),
                        java.nio.charset.StandardCharsets.UTF_8))
                .asString()
                .contains("GDPR art. 6(1)(f)", today().plusDays(300).toString())
                .doesNotContain("Stolen cards", players.pia().user().toString());
        close();
        assertThat(certificate()).contains("Stolen cards", "hashes of e-mail addresses", "\"addresses\": 4");
        assertThat(jdbc.sql("select r::text from privacy.fraud_records r where customer_id = :account")
                        .param("account", harbor.value())
                        .query(String.class)
                        .single())
                .doesNotContain(owner.value(), "example.com");

        signUp(owner);
        assertThat(accounts.userWith(owner)).isEmpty();
        assertThat(bag.to(owner).getLast().kind()).isEqualTo("not-opened");
        clock.advance(Duration.ofDays(301));
        run("privacy.retention");
        assertThat(frauds.of(harbor)).isEmpty();
        signUp(owner);
        assertThat(accounts.userWith(owner)).isPresent();
    }

    private void signUp(EmailAddress address) {
        assertThat(mvc.post()
                        .uri("/sign-up")
                        .param("name", "Grace Again")
                        .param("company", "Harbor Again")
                        .param("email", address.value())
                        .param("phone", "")
                        .param("password", "seven quiet herons fly north")
                        .param("age", "true")
                        .param("terms", "true")
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl("/sign-up/sent");
    }

    private Hold set(HeldPart part, int days, Hold.@Nullable Silence silence) {
        return holds.set(
                harbor, "A suit about a sale", LAW, List.of(part), today().plusDays(days), silence, players.pia());
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

    private String certificate() {
        return jdbc.sql("select certificate::text from privacy.closings where customer_id = :account")
                .param("account", harbor.value())
                .query(String.class)
                .single();
    }

    private List<String> acts(Hold hold) {
        return holds.acts(hold.id()).stream().map(act -> act.kind().name()).toList();
    }

    private List<String> audited() {
        return Objects.requireNonNull(
                players.atHarbor(() -> transactions.execute(status -> jdbc.sql("select act from accounts.audit_entries")
                        .query(String.class)
                        .list())));
    }

    private String disclosures() throws Exception {
        return mvc.get()
                .uri("/app/settings/disclosures")
                .with(SignedIn.as(players.grace()))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private void file(String key) {
        byte[] bytes = "picture".getBytes(StandardCharsets.UTF_8);
        storage.put(harbor, key, "image/jpeg", new ByteArrayInputStream(bytes), bytes.length);
    }

    private void run(String job) {
        jobs.stream().filter(one -> one.name().equals(job)).forEach(RecurringJob::run);
    }

    private long count(String table) {
        return count(harbor, table);
    }

    private long count(AccountId account, String table) {
        return Objects.requireNonNull(org.leadnest.platform.tenancy.Tenancy.as(
                account,
                () -> transactions.execute(status -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())));
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
