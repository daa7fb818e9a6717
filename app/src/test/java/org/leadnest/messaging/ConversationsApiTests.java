package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.keys.ApiKeys;
import org.leadnest.accounts.keys.NewApiKey;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The inbox by API: conversations and what is done with them, and messages that wait. */
@LeadNestTest
class ConversationsApiTests {
    private static final String ALL = "/api/v1/conversations";
    private static final String MESSAGES = "/api/v1/messages";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private ApiKeys keys;

    private Cast.Players players;
    private UUID nora;
    private String one;

    @BeforeEach
    void enter() {
        players = cast.enter();
        Daytime.moveTo(clock, "10:00");
        nora = lead("Nora", "nora@example.com", "+12125550123");
        one = ALL + "/" + nora;
    }

    @Test
    void aListIsOneBoxInPages() throws Exception {
        UUID otto = lead("Otto", "otto@example.com", "+12125550124");
        hear(nora, "First");
        hear(otto, "Second");
        hear(nora, "Third");
        assertThat(said(ALL, players.maya(), "$.data[*].leadId")).isEqualTo(List.of(nora.toString(), otto.toString()));
        assertThat(said(ALL, players.maya(), "$.data[0].name")).isEqualTo("Nora Quinn");
        assertThat(said(ALL, players.maya(), "$.data[0].unread")).isEqualTo(2);
        assertThat(said(ALL, players.maya(), "$.data[0].lastText")).isEqualTo("Third");
        String next = String.valueOf(said(ALL + "?limit=1", players.maya(), "$.next"));
        assertThat(said(ALL + "?limit=1&after=" + next, players.maya(), "$.data[*].leadId"))
                .isEqualTo(List.of(otto.toString()));
        assertThat(said(ALL, players.tom(), "$.data[*]")).isEqualTo(List.of());
        assertThat(said(ALL + "?box=team", players.tom(), "$.data[*].lastText")).isEqualTo(List.of("Third", "Second"));
        assertThat(said(ALL + "?box=team", players.pia(), "$.data[*]")).isEqualTo(List.of());
        assertThat(get(ALL + "?box=all", players.maya())).hasStatus(400);
        assertThat(get(ALL + "?after=there", players.maya())).hasStatus(400);
    }

    @Test
    void readingTheMessagesLeavesThemUnreadUntilItIsSaid() throws Exception {
        hear(nora, "First");
        hear(nora, "Second");
        String next = String.valueOf(said(one + "/messages?limit=1", players.maya(), "$.next"));
        assertThat(said(one + "/messages?limit=1&after=" + next, players.maya(), "$.data[*].body"))
                .isEqualTo(List.of("First"));
        assertThat(said(one, players.maya(), "$.unread")).isEqualTo(2);
        assertThat(put("/read", "{}", players.maya())).hasStatusOk().bodyText().contains("\"unread\":0");
        assertThat(get(one + "/messages", players.pia())).hasStatus(404);
        assertThat(get(ALL + "/" + UUID.randomUUID() + "/messages", players.maya()))
                .hasStatus(404);
    }

    @Test
    void itIsAssignedSnoozedDoneAndOpenedAgain() throws Exception {
        hear(nora, "Hello");
        String tom = players.tom().user().toString();
        assertThat(put("/assignee", "{\"assigneeId\":\"" + tom + "\"}", players.maya()))
                .hasStatusOk()
                .bodyText()
                .contains("\"assigneeId\":\"" + tom + "\"");
        assertThat(said(ALL, players.tom(), "$.data[*].name")).isEqualTo(List.of("Nora Quinn"));
        assertThat(put("/assignee", "{\"assigneeId\":\"" + players.pia().user() + "\"}", players.maya()))
                .hasStatus(400);
        assertThat(put("/assignee", "{}", players.maya())).hasStatusOk();
        assertThat(said(ALL + "?box=unassigned", players.tom(), "$.data[*].name"))
                .isEqualTo(List.of("Nora Quinn"));

        assertThat(put("/snooze", "{\"until\":\"" + now() + "\"}", players.maya()))
                .hasStatus(400);
        String later = now().plus(Duration.ofHours(3)).toString();
        assertThat(put("/snooze", "{\"until\":\"" + later + "\"}", players.maya()))
                .hasStatusOk();
        assertThat(said(ALL + "?box=snoozed", players.maya(), "$.data[*].snoozedUntil"))
                .isEqualTo(List.of(later));
        assertThat(put("/snooze", "{}", players.maya())).hasStatusOk();
        assertThat(said(ALL + "?box=snoozed", players.maya(), "$.data[*]")).isEqualTo(List.of());

        assertThat(put("/done", "{}", players.maya())).hasStatus(400);
        assertThat(put("/done", "{\"done\":true}", players.maya())).hasStatusOk();
        assertThat(said(ALL + "?box=done", players.maya(), "$.data[*].unread")).isEqualTo(List.of(0));
        assertThat(put("/done", "{\"done\":false}", players.maya())).hasStatusOk();
        assertThat(said(ALL + "?box=done", players.maya(), "$.data[*]")).isEqualTo(List.of());
        assertThat(put("/done", "{\"done\":true}", players.pia())).hasStatus(404);
    }

    @Test
    void aKeyThatMayReadAloneChangesNothing() {
        hear(nora, "Hello");
        var reading =
                new NewApiKey("Reader", java.util.EnumSet.of(Permission.MESSAGES_READ), java.util.Optional.empty());
        String key = players.atHarbor(() -> keys.make(players.maya(), reading)).whole();
        assertThat(mvc.get().uri(one).header("Authorization", "Bearer " + key).exchange())
                .hasStatusOk();
        assertThat(mvc.put()
                        .uri(one + "/read")
                        .header("Authorization", "Bearer " + key)
                        .exchange())
                .hasStatus(403);
    }

    @Test
    void oneThatWaitsIsTakenBackOnce() throws Exception {
        String id = write("Good morning", now().plus(Duration.ofHours(2)).toString());
        assertThat(call(HttpMethod.POST, MESSAGES + "/" + id + "/withdrawal", null, players.pia()))
                .hasStatus(404);
        assertThat(call(HttpMethod.POST, MESSAGES + "/" + id + "/withdrawal", null, players.maya()))
                .hasStatusOk()
                .bodyText()
                .contains("REFUSED", "Taken back by Maya Lopez.");
        assertThat(call(HttpMethod.POST, MESSAGES + "/" + id + "/withdrawal", null, players.maya()))
                .hasStatus(409);
    }

    @Test
    void oneThatWaitsGetsAnotherTextAndTimeUntilItWent() throws Exception {
        String id = write("Good morning", now().plus(Duration.ofHours(2)).toString());
        String sooner = now().plus(Duration.ofHours(1)).toString();
        assertThat(patch(id, "{\"body\":\"Good day\",\"sendAt\":\"" + sooner + "\"}"))
                .hasStatusOk()
                .bodyText()
                .contains("Good day", "\"sendAt\":\"" + sooner + "\"");
        assertThat(said(one, players.maya(), "$.lastText")).isEqualTo("Good day");
        for (String wrong : List.of(
                "{}",
                "{\"body\":\" \"}",
                "{\"subject\":\"A text has none\"}",
                "{\"sendAt\":\"" + now().plus(Duration.ofDays(400)) + "\"}",
                "{\"body\":\"" + "a".repeat(1601) + "\"}")) {
            assertThat(patch(id, wrong)).as(wrong).hasStatus(400);
        }
        assertThat(call(HttpMethod.PATCH, MESSAGES + "/" + id, "{\"body\":\"Ours\"}", players.pia()))
                .hasStatus(404);
        dispatcher.run();
        assertThat(status(id)).isEqualTo("QUEUED");
        clock.advance(Duration.ofMinutes(61));
        dispatcher.run();
        assertThat(status(id)).isEqualTo("SENT");
        assertThat(said(MESSAGES + "/" + id, players.maya(), "$.body")).isEqualTo("Good day");
        assertThat(patch(id, "{\"body\":\"Too late\"}")).hasStatus(409);
    }

    @Test
    void oneThatTheGateHoldsIsJudgedAnewAtItsNewTime() throws Exception {
        Daytime.moveTo(clock, "22:00");
        String id = write("Good night", null);
        dispatcher.run();
        assertThat(status(id)).isEqualTo("HELD");
        assertThat(patch(id, "{\"sendAt\":\"" + now() + "\"}"))
                .hasStatusOk()
                .bodyText()
                .contains("QUEUED");
        dispatcher.run();
        assertThat(status(id)).as("quiet hours still stand").isEqualTo("HELD");
    }

    @Test
    void messagesAreListedByTheirDirection() throws Exception {
        hear(nora, "From her");
        write("To her", null);
        assertThat(said(MESSAGES + "?direction=IN", players.maya(), "$.data[*].body"))
                .isEqualTo(List.of("From her"));
        assertThat(said(MESSAGES + "?direction=out", players.maya(), "$.data[*].body"))
                .isEqualTo(List.of("To her"));
        assertThat(get(MESSAGES + "?direction=up", players.maya())).hasStatus(400);
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private UUID lead(String name, String mail, String phone) {
        LeadId id = players.atHarbor(() -> leads.capture(
                        NewLead.named(name, "Quinn")
                                .reachedBy(List.of(new EmailAddress(mail)), List.of(new PhoneNumber(phone)))
                                .living("NY", "10001", "America/New_York")
                                .from("Zillow"),
                        players.grace())
                .lead()
                .id());
        players.atHarbor(() -> leads.assign(id, players.maya().user(), Author.of(players.grace())));
        return id.value();
    }

    private void hear(UUID lead, String text) {
        players.atHarbor(() -> messages.receive(new Incoming(
                lead,
                Channel.EMAIL,
                "nora@example.com",
                "reply@example.com",
                "Home",
                text,
                false,
                "test",
                UUID.randomUUID().toString())));
        clock.advance(Duration.ofSeconds(1));
    }

    private String write(String text, @Nullable String at) throws Exception {
        String when = at == null ? "" : ",\"sendAt\":\"" + at + "\"";
        MvcTestResult answer = call(
                HttpMethod.POST,
                MESSAGES,
                "{\"leadId\":\"" + nora + "\",\"channel\":\"SMS\",\"body\":\"" + text + "\"" + when + "}",
                players.maya());
        assertThat(answer).hasStatus(202);
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
    }

    private Object status(String message) throws Exception {
        return said(MESSAGES + "/" + message, players.maya(), "$.status");
    }

    private MvcTestResult patch(String message, String json) {
        return call(HttpMethod.PATCH, MESSAGES + "/" + message, json, players.maya());
    }

    private MvcTestResult put(String verb, String json, Actor actor) {
        return call(HttpMethod.PUT, one + verb, json, actor);
    }

    private MvcTestResult get(String uri, Actor actor) {
        return call(HttpMethod.GET, uri, null, actor);
    }

    private Object said(String uri, Actor actor, String path) throws Exception {
        MvcTestResult answer = get(uri, actor);
        assertThat(answer).as(uri).hasStatusOk();
        return JsonPath.read(answer.getResponse().getContentAsString(), path);
    }

    private MvcTestResult call(HttpMethod method, String uri, @Nullable String json, Actor actor) {
        var request = mvc.method(method).uri(uri).with(SignedIn.as(actor));
        return (json == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(json))
                .exchange();
    }
}
