package org.leadnest.privacy.choices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.profile.Profile;
import org.leadnest.accounts.profile.Profiles;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.mail.MailKind;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What a user ends stays ended, kind by kind, and what the account needs is sent all the same (promises E1 and R2). */
@LeadNestTest
@TestPropertySource(
        properties = {
            "leadnest.product-mail.postal-address=1 Main Street, Tampa, FL 33602",
            "leadnest.operators=nora@leadnest.example"
        })
class UserChoicesTests {
    @Autowired
    private Profiles profiles;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Postman postman;

    @Autowired
    private Accounts accounts;

    @Autowired
    private UserChoices choices;

    @Autowired
    private List<RecurringJob> jobs;

    private Actor maya;

    @BeforeEach
    void begin() {
        maya = cast.enter().maya();
    }

    @Test
    void mailOfAKindSaysHowToEndItAndOneClickEndsThatKindAlone() {
        post(MailKind.NOTICES, "A notice");
        run("messaging.deliver");

        Map<String, Object> kept = outbox("A notice").getFirst();
        assertThat(String.valueOf(kept.get("headers")))
                .contains("List-Unsubscribe-Post", "List-Unsubscribe=One-Click", "/mail/");
        assertThat(String.valueOf(kept.get("body"))).contains("Product notices", "1 Main Street, Tampa", "/mail/");
        assertThat(String.valueOf(kept.get("html"))).contains("End it or choose what you get");

        String path = link(kept);
        assertThat(read(path).select("input[name=keep][checked]")).hasSize(MailKind.values().length);
        assertThat(mvc.post().uri(path).param("List-Unsubscribe", "One-Click").exchange())
                .hasStatusOk();
        assertThat(choices.stopped(maya.user())).containsExactly(UserChoice.NOTICES);

        post(MailKind.NOTICES, "Another notice");
        post(MailKind.DIGEST, "A digest");
        run("messaging.deliver");
        assertThat(outbox("Another notice")).isEmpty();
        assertThat(outbox("A digest")).hasSize(1);
    }

    @Test
    void whatWaitsWhenAKindIsEndedIsNotSentAnyMore() {
        post(MailKind.DIGEST, "Waiting digest");
        choose("WELCOME", "NOTICES", "USAGE", "OUTSIDE_AI", "RESTRICTION");
        run("messaging.deliver");

        assertThat(outbox("Waiting digest")).isEmpty();
        assertThat(atHarbor("select status || ' ' || rule from messaging.messages where subject = 'Waiting digest'"))
                .containsExactly("REFUSED unsubscribed");
    }

    @Test
    void aRestrictedUserGetsWhatTheAccountNeedsAndNothingElse() {
        choose("WELCOME", "DIGEST", "NOTICES", "LEADS", "REPLIES", "TASKS", "USAGE", "OUTSIDE_AI");
        post(MailKind.NOTICES, "Not for the restricted");
        postman.post(letter("Transactional", Optional.empty()));
        run("messaging.deliver");

        assertThat(outbox("Not for the restricted")).isEmpty();
        assertThat(outbox("Transactional")).hasSize(1);
        assertThat(String.valueOf(outbox("Transactional").getFirst().get("headers")))
                .doesNotContain("List-Unsubscribe");
        for (UserChoice what : UserChoice.values()) {
            assertThat(choices.allows(maya.user(), what)).as(what.name()).isFalse();
        }

        choose("WELCOME", "DIGEST", "NOTICES", "LEADS", "REPLIES", "TASKS", "USAGE", "OUTSIDE_AI", "RESTRICTION");
        assertThat(choices.allows(maya.user(), UserChoice.NOTICES)).isTrue();
        assertThat(choices.acts(maya.user(), 10)).hasSize(2);
    }

    @Test
    void thePageShowsWhatIsKeptWhatWasAgreedToAndWhatWasChosen() {
        choose("WELCOME");
        Document page = read("/app/settings/privacy", maya);
        assertThat(page.select("input[name=allow]")).hasSize(UserChoice.values().length);
        assertThat(page.select("input[name=allow][checked]").eachAttr("value")).containsExactly("WELCOME");
        assertThat(page.text()).contains("Maya Lopez", "Weekly digest: stopped", "Name, e-mail address, phone");
        assertThat(page.select("a[href=/app/settings/profile], a[href=/app/settings/exports]"))
                .hasSize(2);
        assertThat(read("/app/settings", maya).select("a[href=/app/settings/privacy]"))
                .isNotEmpty();
    }

    @Test
    void theFirstStepsComeOneByOneAndEachOnce() {
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        run("support.first-steps");
        run("support.first-steps");
        assertThat(lettersToMaya()).containsExactly("Bring your leads along");
        clock.advance(Duration.ofDays(2));
        run("support.first-steps");
        assertThat(lettersToMaya()).containsExactly("Bring your leads along", "Follow up without forgetting anybody");
        choose("DIGEST", "NOTICES", "USAGE", "OUTSIDE_AI", "RESTRICTION");
        clock.advance(Duration.ofDays(3));
        run("support.first-steps");
        assertThat(lettersToMaya()).hasSize(2);
    }

    @Test
    void aLetterAboutPlansGoesToOwnersOfAccountsWithoutOneAlone() {
        clock.advance(Duration.ofDays(10).plusMinutes(1));
        run("support.first-steps");
        assertThat(lettersToMaya()).as("an agent buys nothing").doesNotContain("Is LeadNest for you?");
        assertThat(ownersOf("Is LeadNest for you?")).containsExactly("OWNER");

        Actor granted = cast.enter().grace();
        Tenancy.run(
                granted.account(),
                () -> transactions.executeWithoutResult(_ ->
                        jdbc.sql("""
                                insert into billing.grants (account_id, id, plan, reason, granted_by, granted_at)
                                select :account, gen_random_uuid(), max(plan), 'Test', 'Test', now() from billing.plans
                                """).param("account", granted.accountUuid()).update()));
        clock.advance(Duration.ofDays(10).plusMinutes(1));
        run("support.first-steps");
        List<String> letters = Tenancy.as(
                granted.account(),
                () -> transactions.execute(
                        _ -> jdbc.sql("select subject from messaging.messages where kind like '%FIRST-STEPS-TEAM'")
                                .query(String.class)
                                .list()));
        assertThat(letters).as("who has a plan is not asked").isEmpty();
    }

    private List<String> ownersOf(String subject) {
        return atHarbor("select m.role from accounts.memberships m join messaging.messages s on s.reader_id = m.user_id"
                + " where m.account_id = '" + maya.account() + "' and s.subject = '" + subject + "'");
    }

    @Test
    void theDigestComesOnMondayMorningToWhoHasSomethingToRead() {
        Instant monday = clock.instant()
                .atZone(ZoneId.of("America/New_York"))
                .with(TemporalAdjusters.next(java.time.DayOfWeek.MONDAY))
                .withHour(9)
                .toInstant();
        clock.advance(Duration.between(clock.instant(), monday).minusHours(2));
        atHarborDo("""
                insert into leads.tasks (account_id, id, title, assigned_to, due_at, created_by, created_at)
                values (:account, gen_random_uuid(), 'Call', :user, now() - interval '1 day', 'Maya', now())
                """);
        run("analytics.digest");
        assertThat(lettersToMaya()).isEmpty();
        clock.advance(Duration.ofHours(2));
        run("analytics.digest");
        run("analytics.digest");
        assertThat(lettersToMaya()).containsExactly("Your week in LeadNest");
        assertThat(atHarbor(
                        "select body_text from messaging.messages where subject = 'Your week in LeadNest' and reader_id = '"
                                + maya.userUuid() + "'"))
                .singleElement()
                .asString()
                .contains("Your tasks today: 1");
    }

    @Test
    void aNoticeIsTriedOnTheOperatorAndThenReachesEverybodyOnce() {
        String subject = "News " + UUID.randomUUID();
        mayaIsTheOperator();
        operate("", "subject", subject, "words", "First.\n\nSecond.");
        UUID id = jdbc.sql("select id from support.notices where subject = :subject")
                .param("subject", subject)
                .query(UUID.class)
                .single();
        operate("/" + id + "/trial");
        assertThat(lettersToMaya()).containsExactly("Draft: " + subject);
        operate("/" + id + "/release");
        operate("/" + id + "/release");
        clock.advance(Duration.ofMinutes(1));
        run("support.notices");
        run("support.notices");
        assertThat(lettersToMaya()).containsExactly("Draft: " + subject, subject);
        assertThat(read("/ops/notices", maya).text()).contains(subject, "posted to");
        List<UUID> senders = Objects.requireNonNull(Tenancy.as(
                Accounts.HOUSE,
                () -> transactions.execute(status -> jdbc.sql(
                                "select user_id from accounts.audit_entries where act = 'NOTICE_SENT' and about = :subject")
                        .param("subject", subject)
                        .query(UUID.class)
                        .list())));
        assertThat(senders).as("asked for twice, sent once").containsExactly(maya.userUuid());
        assertThat(mvc.get().uri("/ops/notices").with(SignedIn.as(cast.enter().pia())))
                .hasStatus(404);
    }

    @Test
    void aNoticeInSpanishGoesToWhoReadsSpanishAndHalfOfItIsRefused() throws Exception {
        mayaIsTheOperator();
        String subject = "Notice " + UUID.randomUUID();
        var half = mvc.post().uri("/ops/notices").with(SignedIn.as(maya));
        assertThat(half.param("subject", subject)
                        .param("words", "Photos are faster.")
                        .param("asunto", "Aviso")
                        .exchange())
                .hasStatus(422);
        operate(
                "",
                "subject",
                subject,
                "words",
                "Photos are faster.",
                "asunto",
                "Aviso " + subject,
                "palabras",
                "Más.");
        UUID id = jdbc.sql("select id from support.notices where subject = :subject")
                .param("subject", subject)
                .query(UUID.class)
                .single();
        profiles.describe(maya.user(), new Profile.Choice(Optional.empty(), Optional.of("es"), Optional.empty(), ""));
        operate("/" + id + "/release");
        clock.advance(Duration.ofMinutes(1));
        run("support.notices");
        assertThat(lettersToMaya()).containsExactly("Aviso " + subject);
        assertThat(read("/ops/notices", maya).text()).contains("Aviso " + subject);
    }

    /** The address belongs to one user at a time, and other tests have one, too. */
    private void mayaIsTheOperator() {
        jdbc.sql("""
                        update accounts.users set email = id || '@example.com', email_key = id || '@example.com'
                         where email_key = 'nora@leadnest.example'
                        """).update();
        jdbc.sql("""
                        update accounts.users set email = 'nora@leadnest.example', email_key = 'nora@leadnest.example'
                         where id = :id
                        """).param("id", maya.userUuid()).update();
        cast.secure(maya);
    }

    private void operate(String path, String... parameters) {
        var request = mvc.post().uri("/ops/notices" + path).with(SignedIn.as(maya));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        assertThat(request.exchange()).hasStatus3xxRedirection();
    }

    private void choose(String... allowed) {
        var request = mvc.post().uri("/app/settings/privacy").with(SignedIn.as(maya));
        assertThat(request.param("allow", allowed).exchange()).hasRedirectedUrl("/app/settings/privacy");
    }

    private void post(MailKind kind, String subject) {
        postman.post(letter(subject, Optional.of(new ProductLetter.Lifecycle(maya.user(), kind))));
    }

    private ProductLetter letter(String subject, Optional<ProductLetter.Lifecycle> lifecycle) {
        Wording words = new Wording(subject, "Hello", "");
        return new ProductLetter(
                maya.account(),
                "sample",
                accounts.user(maya.user()).email(),
                "Maya",
                new Wordings(words, words),
                Optional.empty(),
                MailLanguage.ENGLISH,
                lifecycle,
                Optional.empty(),
                java.util.Set.of());
    }

    private void run(String job) {
        jobs.stream()
                .filter(one -> one.name().equals(job))
                .findFirst()
                .orElseThrow()
                .run();
    }

    private List<Map<String, Object>> outbox(String subject) {
        return Tenancy.as(
                maya.account(),
                () -> transactions.execute(
                        _ -> jdbc.sql("""
                                select headers::text as headers, body, html from messaging.outbox where subject = :subject
                                """).param("subject", subject).query().listOfRows()));
    }

    private List<String> lettersToMaya() {
        return atHarbor("select subject from messaging.messages where recipient = (select email from accounts.users"
                + " where id = '" + maya.userUuid() + "') order by created_at, id");
    }

    private List<String> atHarbor(String sql) {
        return Tenancy.as(
                maya.account(),
                () -> transactions.execute(
                        _ -> jdbc.sql(sql).query(String.class).list()));
    }

    private void atHarborDo(String sql) {
        Tenancy.run(
                maya.account(),
                () -> transactions.executeWithoutResult(_ -> jdbc.sql(sql)
                        .param("account", maya.accountUuid())
                        .param("user", maya.userUuid())
                        .update()));
    }

    private static String link(Map<String, Object> kept) {
        String text = String.valueOf(kept.get("body"));
        return text.substring(text.indexOf("/mail/")).strip().split("\\s")[0];
    }

    private Document read(String path) {
        return body(mvc.get().uri(path).exchange());
    }

    private Document read(String path, Actor actor) {
        return body(mvc.get().uri(path).with(SignedIn.as(actor)).exchange());
    }

    private static Document body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
