package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** An account's own rules: stricter at once, looser with a recorded reason, and the gate that asks them. */
@LeadNestTest
class OwnRulesTests {
    private static final String RULES = "/api/v1/sending-rules";
    private static final String REASON = "Our counsel of November 12 advises that e-mail is not covered.";
    private static final Whereabouts MIAMI = new Whereabouts(ZoneId.of("America/New_York"), "FL", null, null);

    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
        Daytime.moveTo(clock, "10:00");
    }

    @Test
    void aStricterRuleIsSetAtOnceAndHoldsWhatTheLawWouldLetGo() {
        assertThat(post("{\"jurisdiction\":\"*\",\"weekdays\":[3],\"opens\":\"12:00\",\"closes\":\"14:00\"}"))
                .hasStatus(201)
                .bodyText()
                .contains("\"stance\":\"STRICTER\"");
        UUID mail = queue(Mail.email(Mail.somebody()));
        UUID other = players.atPine(() -> messages.queue(List.of(Mail.email(Mail.somebody()))))
                .getFirst();
        dispatcher.run();
        assertThat(message(mail)).matches(one -> one.status() == Status.HELD && "quiet-hours".equals(one.rule()));
        assertThat(players.atPine(() -> messages.find(other)).orElseThrow().status())
                .as("another account's")
                .isEqualTo(Status.SENT);

        Daytime.moveTo(clock, "12:00");
        dispatcher.run();
        assertThat(message(mail).status()).isEqualTo(Status.SENT);
    }

    @Test
    void endingAStricterRuleNeedsAReasonAndLetsGoAtOnce() {
        String id = id(post("{\"jurisdiction\":\"*\",\"weekdays\":[3],\"opens\":\"12:00\",\"closes\":\"14:00\"}"));
        UUID mail = queue(Mail.email(Mail.somebody()));
        dispatcher.run();
        assertThat(call(HttpMethod.POST, RULES + "/" + id + "/end", "{}", players.grace()))
                .hasStatus(400)
                .bodyText()
                .contains("reason");
        dispatcher.run();
        assertThat(message(mail).status()).isEqualTo(Status.HELD);

        assertThat(call(HttpMethod.POST, RULES + "/" + id + "/end", "{\"reason\":\"" + REASON + "\"}", players.grace()))
                .hasStatusOk()
                .bodyText()
                .contains("endedAt", REASON);
        dispatcher.run();
        assertThat(message(mail).status()).isEqualTo(Status.SENT);
        assertThat(call(HttpMethod.POST, RULES + "/" + id + "/end", "{\"reason\":\"" + REASON + "\"}", players.grace()))
                .as("it has ended")
                .hasStatus(409);
    }

    @Test
    void theHistoryComesInPages() {
        for (int day = 1; day <= 3; day++) {
            assertThat(post("{\"jurisdiction\":\"US-NY\",\"weekdays\":[" + day + "]}"))
                    .hasStatus(201);
            clock.advance(java.time.Duration.ofMinutes(1));
        }
        MvcTestResult first = call(HttpMethod.GET, RULES + "?limit=2", null, players.grace());
        assertThat(first)
                .bodyText()
                .contains("\"weekdays\":[3]", "\"weekdays\":[2]")
                .doesNotContain("\"weekdays\":[1]");
        assertThat(call(HttpMethod.GET, RULES + "?limit=2&after=" + read(first, "$.next"), null, players.grace()))
                .bodyText()
                .contains("\"weekdays\":[1]", "\"next\":null")
                .doesNotContain("\"weekdays\":[2]");
        assertThat(call(HttpMethod.GET, RULES + "?after=nonsense", null, players.grace()))
                .hasStatus(400);
    }

    @Test
    void aLooserRuleNeedsAReasonAndAnEndAndNeverMovesTextsBeyondTheFederalHours() {
        LocalDate today = clock.instant().atZone(Daytime.NEW_YORK).toLocalDate();
        String evenings =
                "\"jurisdiction\":\"US-FL\",\"weekdays\":[1,2,3,4,5,6,7],\"opens\":\"08:00\",\"closes\":\"21:00\"";
        assertThat(post("{" + evenings + "}")).hasStatus(400).bodyText().contains("Fla. Stat. 501.616", "reason");
        assertThat(post("{" + evenings + ",\"reason\":\"" + REASON + "\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("effectiveUntil");
        assertThat(post("{" + evenings + ",\"reason\":\"" + REASON + "\",\"effectiveUntil\":\"" + today.plusDays(366)
                        + "\"}"))
                .hasStatus(400);
        String night = evenings.replace("21:00", "22:00");
        assertThat(post("{" + night + ",\"reason\":\"" + REASON + "\",\"effectiveUntil\":\"" + today.plusDays(90)
                        + "\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("47 CFR 64.1200");
        assertThat(rows()).as("nothing is kept of what was refused").isZero();

        Daytime.moveTo(clock, "20:30");
        UUID text = queue(Mail.sms(Mail.somebody(), MIAMI));
        UUID mail = queue(Mail.at(Mail.email(Mail.somebody()), MIAMI));
        dispatcher.run();
        assertThat(message(mail).status()).isEqualTo(Status.HELD);
        today = clock.instant().atZone(Daytime.NEW_YORK).toLocalDate();
        assertThat(post("{" + evenings + ",\"reason\":\"" + REASON + "\",\"effectiveUntil\":\"" + today.plusDays(90)
                        + "\"}"))
                .hasStatus(201)
                .bodyText()
                .contains("\"stance\":\"LOOSER\"", "\"insteadOf\":\"Fla. Stat. 501.616(6)(a)\"");
        dispatcher.run();
        assertThat(message(mail).status()).isEqualTo(Status.SENT);
        assertThat(message(text))
                .as("a text to somebody whose consent is stated and not recorded")
                .matches(one -> one.status() == Status.HELD && "quiet-hours".equals(one.rule()));
    }

    @Test
    void aCapOfYourOwnCountsFurtherBackThanADay() {
        assertThat(post("{\"jurisdiction\":\"*\",\"most\":1,\"withinHours\":168}"))
                .hasStatus(201);
        UUID ana = Mail.somebody();
        UUID first = queue(Mail.email(ana));
        dispatcher.run();
        assertThat(message(first).status()).isEqualTo(Status.SENT);
        clock.advance(java.time.Duration.ofDays(3));
        UUID second = queue(Mail.email(ana));
        dispatcher.run();
        assertThat(message(second)).matches(one -> one.status() == Status.HELD && "cap".equals(one.rule()));
        assertThat(message(second).reason()).contains("At most 1 commercial messages in 168 hours (your own cap)");
        clock.advance(java.time.Duration.ofDays(4));
        dispatcher.run();
        assertThat(message(second).status()).isEqualTo(Status.SENT);
    }

    @Test
    void rulesThatLeaveNoHourAreRefused() {
        assertThat(post("{\"jurisdiction\":\"*\",\"weekdays\":[1,2,3,4,5,6,7]}"))
                .hasStatus(400)
                .bodyText()
                .contains("less than two hours a week");
        assertThat(post(
                        "{\"jurisdiction\":\"US-FL\",\"weekdays\":[1,2,3,4,5,6,7],\"opens\":\"20:00\",\"closes\":\"21:00\",\"reason\":\""
                                + REASON + "\"}"))
                .hasStatus(400);
        assertThat(rows()).isZero();
    }

    @Test
    void whatCannotBeReadSaysWhatWasExpected() {
        assertThat(post("{\"jurisdiction\":\"Atlantis\",\"weekdays\":[1],\"opens\":\"09:00\",\"closes\":\"10:00\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("jurisdiction", "such as FL");
        assertThat(post("{\"jurisdiction\":\"*\",\"weekdays\":[9],\"opens\":\"nine\",\"closes\":\"10:00\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("weekdays", "such as 09:30");
        assertThat(post("{\"jurisdiction\":\"*\",\"weekdays\":[1],\"opens\":\"11:00\",\"closes\":\"10:00\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("closes");
        assertThat(post("{\"jurisdiction\":\"*\",\"most\":0}"))
                .hasStatus(400)
                .bodyText()
                .contains("most");
        assertThat(post("{\"jurisdiction\":\"*\",\"weekdays\":[1],\"effectiveFrom\":\"2020-01-01\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("effectiveFrom");
    }

    @Test
    void onlyWhoeverMayChangeSettingsSeesAndSetsThemAndEachAccountHasItsOwn() {
        String id = id(post("{\"jurisdiction\":\"US-NY\",\"weekdays\":[7]}"));
        assertThat(call(HttpMethod.GET, RULES, null, players.maya())).hasStatus(403);
        assertThat(call(HttpMethod.GET, RULES, null, players.pia())).bodyText().contains("\"data\":[]");
        assertThat(call(HttpMethod.POST, RULES + "/" + id + "/end", "{\"reason\":\"" + REASON + "\"}", players.pia()))
                .hasStatus(404);
        assertThat(mvc.get().uri("/app/settings/sending/rules").with(SignedIn.as(players.maya())))
                .hasStatus(403);
        assertThat(audited("SENDING_RULE_SET")).isEqualTo(1);
    }

    @Test
    void aFormOfNoKindIsToldWhatIsMissing() {
        assertThat(mvc.post()
                        .uri("/app/settings/sending/rules")
                        .param("kind", "anything")
                        .with(SignedIn.as(players.grace())))
                .hasStatus(422)
                .bodyText()
                .contains("At least one day of the week");
    }

    @Test
    void thePageShowsTheRuleKeepsWhatWasWrittenAndAsksForAReason() {
        assertThat(mvc.post()
                        .uri("/app/settings/sending/rules")
                        .param("kind", "hours")
                        .param("where", "FL")
                        .param("channel", "EMAIL")
                        .param("days", "1", "2")
                        .param("opens", "07:00")
                        .param("closes", "22:00")
                        .with(SignedIn.as(players.grace())))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "This lets more be sent than Fla. Stat. 501.616",
                        "value=\"07:00\"",
                        "Set it, with this reason");
        assertThat(mvc.post()
                        .uri("/app/settings/sending/rules")
                        .param("kind", "hours")
                        .param("where", "*")
                        .param("days", "6", "7")
                        .with(SignedIn.as(players.grace())))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/app/settings/sending/rules").with(SignedIn.as(players.grace())))
                .bodyText()
                .contains("Saturday, Sunday: nothing", "E-mail, and texts", "stricter", "Grace Harbor");
        assertThat(mvc.post()
                        .uri("/app/settings/sending/rules")
                        .param("kind", "cap")
                        .param("where", "*")
                        .param("most", "1")
                        .param("hours", "24")
                        .with(SignedIn.longAgo(players.grace())))
                .as("the password is asked again")
                .hasStatus3xxRedirection()
                .redirectedUrl()
                .contains("/step-up");
    }

    private UUID queue(Outgoing message) {
        return players.atHarbor(() -> messages.queue(List.of(message))).getFirst();
    }

    private Message message(UUID id) {
        return players.atHarbor(() -> messages.find(id)).orElseThrow();
    }

    private long rows() {
        return in(() -> jdbc.sql("select count(*) from messaging.account_rules")
                .query(Long.class)
                .single());
    }

    private long audited(String act) {
        return in(() -> jdbc.sql("select count(*) from accounts.audit_entries where act = :act")
                .param("act", act)
                .query(Long.class)
                .single());
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return Tenancy.as(players.harbor(), () -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }

    private static String id(MvcTestResult answer) {
        assertThat(answer).hasStatus(201);
        return read(answer, "$.id");
    }

    private static String read(MvcTestResult answer, String path) {
        try {
            return JsonPath.read(answer.getResponse().getContentAsString(), path);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private MvcTestResult post(String json) {
        return call(HttpMethod.POST, RULES, json, players.grace());
    }

    private MvcTestResult call(HttpMethod method, String uri, @Nullable String json, Actor actor) {
        var request = mvc.method(method).uri(uri).with(SignedIn.as(actor));
        return (json == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(json))
                .exchange();
    }
}
