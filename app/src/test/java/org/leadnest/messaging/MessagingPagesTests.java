package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages and the API of messages. */
@LeadNestTest
class MessagingPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Messages messages;

    @Autowired
    private Consents consents;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private final UUID ana = Mail.somebody();

    @BeforeEach
    void enter() {
        players = cast.enter();
        Daytime.moveTo(clock, "10:00");
    }

    @Test
    void theUnsubscribeLinkShowsOnGetAndActsOnPost() {
        var link = unsubscribeLink();
        assertThat(mvc.get().uri(link)).hasStatusOk().bodyText().contains("Harbor Realty");
        assertThat(open()).containsExactlyInAnyOrder(Channel.EMAIL, Channel.SMS);

        var oneClick =
                mvc.post().uri(link).param("List-Unsubscribe", "One-Click").exchange();
        assertThat(oneClick).hasStatusOk();
        assertThat(open()).isEmpty();
        assertThat(mvc.get().uri(link + "?saved=yes")).bodyText().contains("You are unsubscribed");
    }

    @Test
    void aPersonMayKeepOneChannelAndComeBack() {
        var link = unsubscribeLink();
        assertThat(mvc.post().uri(link).param("keep", "SMS")).hasStatus3xxRedirection();
        assertThat(open()).containsExactly(Channel.SMS);
        assertThat(mvc.post().uri(link).param("keep", "SMS").param("keep", "EMAIL"))
                .hasStatus3xxRedirection();
        assertThat(open()).containsExactlyInAnyOrder(Channel.EMAIL, Channel.SMS);
    }

    @Test
    void aForgedLinkLeadsNowhere() {
        var link = unsubscribeLink();
        var forged = link.substring(0, link.length() - 3) + (link.endsWith("AAA") ? "BBB" : "AAA");
        assertThat(mvc.get().uri(forged)).hasStatus(404);
        assertThat(mvc.post().uri(forged)).hasStatus(404);
        assertThat(mvc.get().uri("/u/nothing")).hasStatus(404);
    }

    @Test
    void theOutboxAnswersItsShapeNewestFirst() {
        send();
        send();
        var answer = mvc.get().uri("/dev/outbox.json?limit=1").exchange();
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.data[0].channel")
                .isEqualTo("EMAIL");
        assertThat(answer).bodyJson().extractingPath("$.data[0].to").isEqualTo(Mail.address(ana));
        assertThat(answer).bodyJson().extractingPath("$.data[0].leadId").isEqualTo(ana.toString());
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.data[0].accountId")
                .isEqualTo(players.harbor().toString());
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.data[0].text")
                .asString()
                .startsWith("Hello Ana,");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.data[0].headers['Message-ID']")
                .asString()
                .startsWith("<");
        assertThat(answer).bodyJson().extractingPath("$.next").asString().isNotBlank();
        assertThat(mvc.get().uri("/dev/outbox")).hasStatusOk().bodyText().contains(Mail.address(ana));
        var id = outbox.list(Optional.empty(), 1).data().getFirst().id();
        assertThat(mvc.get().uri("/dev/outbox/" + id)).hasStatusOk().bodyText().contains("List-Unsubscribe");
    }

    @Test
    void theApiListsTheMessagesOfALead() {
        send();
        var answer = mvc.get()
                .uri("/api/v1/messages?leadId=" + ana)
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.data[0].status")
                .isEqualTo("SENT");
        assertThat(answer).bodyJson().extractingPath("$.data[0].leadId").isEqualTo(ana.toString());
        assertThat(answer).bodyJson().extractingPath("$.next").isNull();
        assertThat(mvc.get().uri("/api/v1/messages?leadId=" + ana).with(SignedIn.as(players.pia())))
                .bodyJson()
                .extractingPath("$.data")
                .asArray()
                .isEmpty();
    }

    @Test
    void templatesAreWrittenPreviewedChangedAndDeleted() {
        assertThat(page("/app/templates")).contains("No templates yet");
        var preview = post("/app/templates/preview", "Hello {{ lead.first_name }} from {{ account.nam }}");
        assertThat(preview).hasStatusOk().bodyText().contains("Hello Ana from", "account.nam");

        assertThat(post("/app/templates", "Hello {{ lead.first_name }")).hasStatus(422);
        assertThat(post("/app/templates", "Hello {{ lead.first_name }}")).hasStatus3xxRedirection();
        assertThat(post("/app/templates", "Another"))
                .hasStatus(422)
                .bodyText()
                .contains("Another template has this name");
        var href = Jsoup.parse(page("/app/templates")).select("a.ln-row-title").attr("href");
        assertThat(page(href)).contains("Hello {{ lead.first_name }}");
        assertThat(post(href, "Changed")).hasStatus3xxRedirection();
        assertThat(page(href)).contains("Changed");
        assertThat(mvc.get().uri(href).with(SignedIn.as(players.pia()))).hasStatus(404);
        assertThat(post(href + "/deletion", "")).hasStatus3xxRedirection();
        assertThat(page("/app/templates")).contains("No templates yet");
    }

    @Test
    void theSendingPageKeepsThePaperThatMessagesGoOutOn() {
        assertThat(mvc.get().uri("/app/settings/sending").with(SignedIn.as(players.grace())))
                .hasStatusOk()
                .bodyText()
                .contains("Kept in the outbox", "47 CFR 64.1200(c)(1)", "Monday to Saturday");
        assertThat(mvc.get().uri("/app/settings/sending").with(SignedIn.as(players.maya())))
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/app/settings/sending")
                        .param("fromName", "Harbor Team")
                        .param("postalAddress", "1 Quay Street, Miami, FL 33101")
                        .with(SignedIn.as(players.grace())))
                .hasStatus3xxRedirection();
        send();
        var kept = outbox.list(Optional.empty(), 1).data().getFirst();
        assertThat(kept.text()).contains("Harbor Team\n1 Quay Street, Miami, FL 33101");
        assertThat(kept.html()).contains("1 Quay Street, Miami, FL 33101");
    }

    private MvcTestResult post(String uri, String body) {
        return mvc.post()
                .uri(uri)
                .param("name", "Hello")
                .param("channel", "EMAIL")
                .param("subject", "Hi {{ lead.first_name }}")
                .param("body", body)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private String page(String uri) {
        try {
            return mvc.get()
                    .uri(uri)
                    .with(SignedIn.as(players.maya()))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void send() {
        players.atHarbor(() -> messages.queue(List.of(Mail.email(ana))));
        dispatcher.run();
    }

    private String unsubscribeLink() {
        send();
        var header =
                outbox.list(Optional.empty(), 1).data().getFirst().headers().get("List-Unsubscribe");
        var url = java.util.Objects.requireNonNull(header).replaceFirst("^<([^>]*)>.*", "$1");
        return java.net.URI.create(url).getPath();
    }

    private java.util.Set<Channel> open() {
        return players.atHarbor(() -> consents.open(ana));
    }
}
