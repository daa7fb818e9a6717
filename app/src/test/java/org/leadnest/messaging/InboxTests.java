package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
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
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** From an answer that comes in to the answer that goes out. */
@LeadNestTest
class InboxTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Messages messages;

    @Autowired
    private Templates templates;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    private Cast.Players players;
    private UUID lead;

    @BeforeEach
    void enter() {
        players = cast.enter();
        Daytime.moveTo(clock, "10:00");
        LeadId id = players.atHarbor(() -> leads.capture(
                        NewLead.named("Nora", "<b>Quinn</b>")
                                .reachedBy(
                                        List.of(new EmailAddress("nora@example.com")),
                                        List.of(new PhoneNumber("+12125550123")))
                                .living("NY", "10001", "America/New_York")
                                .from("Zillow"),
                        players.grace())
                .lead()
                .id());
        players.atHarbor(() -> leads.assign(id, players.maya().user(), Author.of(players.grace())));
        lead = id.value();
    }

    @Test
    void anAnswerStandsInTheOwnersInboxUnreadUntilItIsOpened() throws Exception {
        hear("Saturday works.\n\nOn Wed, Nov 25, 2026 at 9:01 AM Maya <m@example.com> wrote:\n> Still looking?", false);
        Document inbox = page("/app/inbox", players.maya());
        assertThat(inbox.select(".ln-unread").text()).contains("Nora <b>Quinn</b>", "Saturday works.", "Maya Lopez");
        assertThat(inbox.select(".ln-tab").text()).contains("Mine 1", "Team 1");
        assertThat(page("/app/inbox", players.tom()).text()).doesNotContain("Nora");
        assertThat(page("/app/inbox?box=team", players.tom()).text()).contains("Nora");

        Document thread = page("/app/inbox/" + lead, players.maya());
        assertThat(thread.select(".ln-bubble-text").first())
                .hasToString("<p class=\"ln-bubble-text\"><bdi>Saturday works.</bdi></p>");
        assertThat(thread.select("details.ln-bubble-quoted").text()).contains("Still looking?");
        assertThat(page("/app/inbox", players.maya()).select(".ln-unread")).isEmpty();
    }

    @Test
    void readsWhatAMessageWantsAndPutsAReplyIntoTheComposer() throws Exception {
        hear("Could we come and see the house on Saturday?", false);
        Document thread = page("/app/inbox/" + lead, players.maya());
        assertThat(thread.select(".ln-ideas").text()).contains("wants to see it");
        assertThat(thread.select(".ln-idea")).hasSize(2);
        MvcTestResult answer = post(
                "/app/inbox/" + lead + "/draft",
                players.maya(),
                "channel",
                "SMS",
                "text",
                "Good morning!",
                "idea",
                "0");
        assertThat(Jsoup.parse(answer.getResponse().getContentAsString())
                        .select("textarea[name=text]")
                        .text())
                .startsWith("Good morning!")
                .contains("Hi Nora, happy to show you the home.", "Maya");
        hear("¿Cuánto cuesta la casa?", false);
        assertThat(page("/app/inbox/" + lead, players.maya())
                        .select(".ln-ideas")
                        .text())
                .contains("asks about money", "Hola Nora: gracias por preguntar.");
    }

    @Test
    void anOutOfOfficeAnswerOpensNothing() throws Exception {
        hear("I am away until Monday.", true);
        assertThat(page("/app/inbox?box=team", players.grace()).text()).doesNotContain("Nora");
    }

    @Test
    void whatIsWrittenByHandGoesThroughTheGateAndEndsTheWait() throws Exception {
        hear("Is it still for sale?", false);
        assertThat(post(
                        "/app/inbox/" + lead + "/messages",
                        players.maya(),
                        "channel",
                        "EMAIL",
                        "subject",
                        "Re: Home",
                        "text",
                        "Yes. Shall I show it?"))
                .hasStatus3xxRedirection();
        dispatcher.run();
        Document thread = page("/app/inbox/" + lead, players.maya());
        assertThat(thread.select(".ln-bubble-mine").text()).contains("Re: Home", "Yes. Shall I show it?", "sent");
        assertThat(author()).isEqualTo(players.maya().userUuid());
        assertThat(page("/app/inbox", players.maya()).text()).contains("You: Yes. Shall I show it?");
    }

    @Test
    void atNightItIsHeldWithItsReasonAndCanBeTakenBack() throws Exception {
        Daytime.moveTo(clock, "22:00");
        post("/app/inbox/" + lead + "/messages", players.maya(), "channel", "SMS", "text", "Good night");
        dispatcher.run();
        Document thread = page("/app/inbox/" + lead, players.maya());
        assertThat(thread.select(".ln-bubble-mine").text()).contains("held", "Next look:", "8:00 AM");
        String withdrawal = thread.select("form[action$=/withdrawal]").attr("action");
        assertThat(post(withdrawal, players.maya())).hasStatus3xxRedirection();
        clock.advance(Duration.ofHours(12));
        dispatcher.run();
        assertThat(page("/app/inbox/" + lead, players.maya())
                        .select(".ln-bubble-mine")
                        .text())
                .contains("not sent", "Taken back by Maya Lopez.");
    }

    @Test
    void aLaterTimeIsWaitedFor() throws Exception {
        String at = clock.instant().atZone(Daytime.NEW_YORK).toLocalDate() + "T15:30";
        post(
                "/app/inbox/" + lead + "/messages",
                players.maya(),
                "channel",
                "SMS",
                "text",
                "At half past three",
                "at",
                at);
        dispatcher.run();
        assertThat(page("/app/inbox/" + lead, players.maya())
                        .select(".ln-bubble-mine")
                        .text())
                .contains("waiting");
        clock.advance(Duration.ofHours(5).plusMinutes(31));
        dispatcher.run();
        assertThat(page("/app/inbox/" + lead, players.maya())
                        .select(".ln-bubble-mine")
                        .text())
                .contains("sent", "3:3", "PM");
    }

    @Test
    void whatIsWrongIsToldAndWhatWasTypedStays() throws Exception {
        MvcTestResult answer = post(
                "/app/inbox/" + lead + "/messages",
                players.maya(),
                "channel",
                "EMAIL",
                "subject",
                "",
                "text",
                "Typed",
                "at",
                "soon");
        assertThat(answer).hasStatus(422);
        Document page = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(page.select(".ln-errors").text())
                .contains("An e-mail needs a subject.", "Expected a date and a time");
        assertThat(page.select("textarea[name=text]").text()).isEqualTo("Typed");
        assertThat(post(
                        "/app/inbox/" + lead + "/messages",
                        players.maya(),
                        "channel",
                        "SMS",
                        "text",
                        "x",
                        "at",
                        "9999-12-31T23:59"))
                .hasStatus(422);
    }

    @Test
    void aTemplateIsFilledIntoTheComposerAndNotSent() throws Exception {
        UUID template = players.atHarbor(() -> ((Templates.Saving.Saved) templates.create(new Templates.Draft(
                        "Hello",
                        Channel.EMAIL,
                        "Hello {{ lead.firstName }}",
                        "Dear {{ lead.firstName }}, how are you?")))
                .id());
        MvcTestResult answer = post(
                "/app/inbox/" + lead + "/draft", players.maya(), "template", template.toString(), "text", "First.");
        Document page = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(page.select("input[name=subject]").attr("value")).isEqualTo("Hello Nora");
        assertThat(page.select("textarea[name=text]").text()).isEqualTo("First.\n\nDear Nora, how are you?");
        assertThat(page.select(".ln-bubble")).isEmpty();
    }

    @Test
    void snoozedAndDoneConversationsComeBackWhenThePersonWrites() throws Exception {
        hear("Hello?", false);
        String until = clock.instant().plus(Duration.ofHours(3)).toString();
        post("/app/inbox/" + lead + "/snooze", players.maya(), "until", until);
        assertThat(page("/app/inbox", players.maya()).text()).doesNotContain("Nora");
        assertThat(page("/app/inbox?box=snoozed", players.maya()).text()).contains("Nora");
        hear("Anybody?", false);
        assertThat(page("/app/inbox", players.maya()).text()).contains("Nora");
        post("/app/inbox/" + lead + "/done", players.maya(), "done", "true");
        assertThat(page("/app/inbox", players.maya()).text()).doesNotContain("Nora");
        hear("Again", false);
        assertThat(page("/app/inbox", players.maya()).text()).contains("Nora");
        post(
                "/app/inbox/" + lead + "/assignee",
                players.maya(),
                "assignee",
                players.tom().userUuid().toString());
        assertThat(page("/app/inbox", players.tom()).text()).contains("Nora");
        assertThat(post(
                        "/app/inbox/" + lead + "/assignee",
                        players.maya(),
                        "assignee",
                        players.pia().userUuid().toString()))
                .hasStatus(404);
    }

    @Test
    void askingAgainReadsNothingAndKeepsThePlace() throws Exception {
        hear("First", false);
        String place =
                "&before=" + new org.leadnest.kernel.Cursor(clock.instant().toString(), UUID.randomUUID()).encode();
        hear("Second", false);
        MvcTestResult asked = mvc.get()
                .uri("/app/inbox/" + lead + "?box=mine" + place)
                .header("HX-Target", "messages")
                .with(SignedIn.as(players.maya()))
                .exchange();
        Document messages = Jsoup.parse(asked.getResponse().getContentAsString());
        assertThat(messages.text()).contains("First").doesNotContain("Second");
        assertThat(messages.select("#messages").attr("hx-get")).endsWith(place);
        assertThat(page("/app/inbox", players.maya()).select(".ln-unread")).hasSize(1);
        assertThat(post("/app/inbox/" + lead + "/snooze", players.maya(), "until", "+999999999-01-01T00:00:00Z"))
                .hasStatus(404);
    }

    @Test
    void theApiSendsThroughTheSameGate() throws Exception {
        MvcTestResult answer = mvc.post()
                .uri("/api/v1/messages")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"leadId\":\"" + lead + "\",\"channel\":\"SMS\",\"body\":\"Hello from the API\"}")
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(answer).hasStatus(202);
        String id = JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
        assertThat(JsonPath.<String>read(answer.getResponse().getContentAsString(), "$.status"))
                .isEqualTo("QUEUED");
        dispatcher.run();
        assertThat(players.atHarbor(() -> messages.find(UUID.fromString(id)))
                        .orElseThrow()
                        .status())
                .isEqualTo(Status.SENT);
        assertThat(mvc.post()
                        .uri("/api/v1/messages")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"leadId\":\"" + UUID.randomUUID() + "\",\"channel\":\"FAX\",\"body\":\"\"}")
                        .with(SignedIn.as(players.maya())))
                .hasStatus(400)
                .bodyText()
                .contains("expected EMAIL or SMS", "expected the text of the message");
    }

    @Test
    void aRivalSeesAndDoesNothing() {
        hear("Secret", false);
        assertThat(mvc.get().uri("/app/inbox/" + lead).with(SignedIn.as(players.pia())))
                .hasStatus(404);
        for (String act : List.of("messages", "draft", "size", "snooze", "done", "assignee")) {
            assertThat(post("/app/inbox/" + lead + "/" + act, players.pia(), "channel", "SMS", "text", "x"))
                    .as(act)
                    .hasStatus(404);
        }
    }

    @Test
    void anIdThatAStrangerChoseBringsNoHeadersOfItsOwn() {
        for (String id : List.of("<good@example.com>", "<bad\r\nBcc: all@example.com>")) {
            players.atHarbor(() -> messages.receive(new Incoming(
                    lead, Channel.EMAIL, "nora@example.com", "reply@example.com", "Re", "Yes", false, "imap", id)));
            clock.advance(Duration.ofSeconds(1));
            post(
                    "/app/inbox/" + lead + "/messages",
                    players.maya(),
                    "channel",
                    "EMAIL",
                    "subject",
                    id,
                    "text",
                    "Good.");
            dispatcher.run();
        }
        List<String> headers = jdbc.sql(
                        "select headers::text from messaging.outbox where account_id = ? and person_id is not null order by sent_at")
                .param(players.harbor().value())
                .query(String.class)
                .list();
        assertThat(headers.getFirst()).contains("\"In-Reply-To\": \"<good@example.com>\"");
        assertThat(headers.getLast()).doesNotContain("Bcc", "In-Reply-To");
        assertThat(jdbc.sql("select subject from messaging.outbox where account_id = ?")
                        .param(players.harbor().value())
                        .query(String.class)
                        .list())
                .contains("<bad Bcc: all@example.com>");
    }

    @Test
    void aLinkThatWasOpenedIsMarkedOnItsMessage() throws Exception {
        post(
                "/app/settings/sending",
                players.grace(),
                "postalAddress",
                "1 Pier",
                "smsBasis",
                "STATED",
                "trackLinks",
                "true");
        hear("Where can I see it?", false);
        String sending = "/app/inbox/" + lead + "/messages";
        MvcTestResult sent = post(
                sending,
                players.maya(),
                "channel",
                "EMAIL",
                "subject",
                "It",
                "text",
                "Here: https://harbor.example/home");
        assertThat(sent).hasRedirectedUrl("/app/inbox/" + lead + "?box=mine&sent");
        dispatcher.run();
        Document before = page("/app/inbox/" + lead, players.maya());
        assertThat(before.select(".ln-bubble-mine").text()).doesNotContain("link opened");
        assertThat(before.select("form[data-draft]").attr("data-draft"))
                .isEqualTo(players.maya().userUuid() + ":" + lead);
        String code = players.atHarbor(() -> transactions.execute(_ ->
                jdbc.sql("select code from messaging.links").query(String.class).single()));
        mvc.get().uri("/l/" + code).header("User-Agent", "Mozilla/5.0 (iPhone)").exchange();
        assertThat(page("/app/inbox/" + lead, players.maya())
                        .select(".ln-bubble-mine")
                        .text())
                .contains("link opened");
    }

    @Test
    void whatNobodyKnowsTheOutcomeOfWaitsToBeDecided() throws Exception {
        post("/app/inbox/" + lead + "/messages", players.maya(), "channel", "EMAIL", "subject", "It", "text", "Hello.");
        dispatcher.run();
        UUID id = players.atHarbor(() -> messages.list(lead, java.util.Optional.empty(), 1))
                .data()
                .getFirst()
                .id();
        assertThat(page("/app/inbox?box=undecided", players.maya()).text()).doesNotContain("Nora");
        assertThat(page("/app/inbox", players.maya()).select(".ln-tabs").text()).doesNotContain("To decide");
        players.atHarbor(() ->
                transactions.execute(_ -> jdbc.sql("update messaging.messages set status = 'UNKNOWN' where id = ?")
                        .param(id)
                        .update()));
        assertThat(page("/app/inbox?box=undecided", players.maya()).text()).contains("To decide", "Nora");
        assertThat(page("/app/inbox", players.maya()).select(".ln-tabs").text()).contains("To decide 1");
        assertThat(mvc.get().uri("/api/v1/messages?status=unknown").with(SignedIn.as(players.maya())))
                .hasStatusOk()
                .bodyText()
                .contains(id.toString());
        assertThat(mvc.get().uri("/api/v1/messages?status=lost").with(SignedIn.as(players.maya())))
                .hasStatus(400);
        assertThat(outcome(id, "{}", players.maya())).hasStatus(400);
        assertThat(outcome(id, "{\"sent\":true}", players.pia())).hasStatus(404);
        assertThat(outcome(id, "{\"sent\":true}", players.maya()))
                .hasStatusOk()
                .bodyText()
                .contains("SENT");
        assertThat(outcome(id, "{\"sent\":false}", players.maya())).hasStatus(409);
        assertThat(page("/app/inbox?box=undecided", players.maya()).text()).doesNotContain("Nora");
    }

    private MvcTestResult outcome(UUID id, String body, Actor actor) {
        return mvc.post()
                .uri("/api/v1/messages/" + id + "/outcome")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(SignedIn.as(actor))
                .exchange();
    }

    @Test
    void whatWasNotSentNamesItsRuleAndWhatCanBeDone() throws Exception {
        players.atHarbor(() -> messages.receive(
                new Incoming(lead, Channel.SMS, "+12125550123", "+12025550100", "", "STOP", false, "twilio", "SMX")));
        post("/app/inbox/" + lead + "/messages", players.maya(), "channel", "SMS", "text", "Still looking?");
        dispatcher.run();
        Document thread = page("/app/inbox/" + lead, players.maya());
        assertThat(thread.select(".ln-bubble-reason").text()).contains("suppression", "opted out");
        assertThat(thread.select(".ln-bubble-reason a").attr("href")).isEqualTo("/app/leads/" + lead);
    }

    @Test
    void theComposerSaysWhatATextIsChargedAs() throws Exception {
        MvcTestResult first =
                post("/app/inbox/" + lead + "/size", players.maya(), "channel", "SMS", "text", "a".repeat(150));
        assertThat(first).hasStatusOk().bodyText().contains("2 segments", "how to opt out");
        assertThat(post("/app/inbox/" + lead + "/size", players.maya(), "channel", "EMAIL", "text", "Hello"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("segment");
        post("/app/inbox/" + lead + "/messages", players.maya(), "channel", "SMS", "text", "Still looking?");
        dispatcher.run();
        assertThat(post("/app/inbox/" + lead + "/size", players.maya(), "channel", "SMS", "text", "a".repeat(150)))
                .hasStatusOk()
                .bodyText()
                .contains("150 characters, 1 segment")
                .doesNotContain("opt out");
    }

    private void hear(String text, boolean automatic) {
        players.atHarbor(() -> messages.receive(new Incoming(
                lead,
                Channel.EMAIL,
                "nora@example.com",
                "reply@example.com",
                "Re: Home",
                text,
                automatic,
                "test",
                UUID.randomUUID().toString())));
        clock.advance(Duration.ofSeconds(1));
    }

    private UUID author() {
        return players.atHarbor(() -> transactions.execute(status -> jdbc.sql(
                        "select author_id from messaging.messages where direction = 'OUT' and person_id is not null")
                .query(UUID.class)
                .single()));
    }

    private Document page(String uri, Actor actor) throws Exception {
        MvcTestResult answer = mvc.get().uri(uri).with(SignedIn.as(actor)).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    private MvcTestResult post(String uri, Actor actor, String... fields) {
        var request = mvc.post().uri(uri).with(SignedIn.as(actor));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
