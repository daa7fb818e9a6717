package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.mail.MailboxReader;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.DnsPeer;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Answers by Inbound Parse have an address of their own, at a domain whose letters go to SendGrid. */
@LeadNestTest
class ReplyDomainTests {
    private static final DnsPeer NAMES = new DnsPeer();
    private static final String FORM = "/app/settings/sending/reply-domain";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ReplyDomains domains;

    @Autowired
    private ReplyMailboxes mailboxes;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @DynamicPropertySource
    static void names(DynamicPropertyRegistry properties) {
        properties.add("leadnest.dns.server", NAMES::place);
    }

    @AfterAll
    static void close() {
        NAMES.close();
    }

    @BeforeEach
    void enter() {
        players = cast.enter();
        Mornings.next(clock);
        NAMES.mail("in.harbor.example", "mx.sendgrid.net");
        NAMES.mail("elsewhere.example", "mx1.mail.example", "mx2.mail.example");
    }

    @Test
    void eachMessageGetsAnAddressAtADomainWhoseLettersGoToSendgrid() throws Exception {
        assertThat(replyTo(send())).isNull();
        assertThat(post(FORM, players.grace(), Map.of("domain", "In.Harbor.example ")))
                .hasStatus3xxRedirection();
        assertThat(page()).contains("in.harbor.example", "mx.sendgrid.net", "Answers come here");
        UUID id = send();
        String own = "r+" + id.toString().replace("-", "") + "@in.harbor.example";
        assertThat(replyTo(id)).isEqualTo(own);
        assertThat(Answered.by(List.of(own), "")).containsExactly(id);
        assertThat(post(FORM + "/removal", players.grace(), Map.of())).hasStatus3xxRedirection();
        assertThat(replyTo(send())).isNull();
    }

    @Test
    void aDomainWhoseLettersGoElsewhereIsNotUsedUntilTheyDoNot() throws Exception {
        post(FORM, players.grace(), Map.of("domain", "elsewhere.example"));
        assertThat(page()).contains("mx1.mail.example, mx2.mail.example", "Not used yet");
        assertThat(replyTo(send())).isNull();
        post(FORM, players.grace(), Map.of("domain", "nowhere.example"));
        assertThat(page()).contains("no MX record");
        NAMES.mail("elsewhere.example", "mx.sendgrid.net");
        post(FORM, players.grace(), Map.of("domain", "elsewhere.example"));
        assertThat(replyTo(send())).endsWith("@elsewhere.example");
    }

    @Test
    void theMailboxComesFirstAndNobodyElseChoosesADomain() {
        post(FORM, players.grace(), Map.of("domain", "in.harbor.example"));
        players.atHarbor(() -> {
            mailboxes.keep(
                    new MailboxReader.Place("127.0.0.1", 1, false, "team", "INBOX"),
                    "secret",
                    "team@harbor.example",
                    false,
                    new MailboxReader.Mark(1L, 0, 0));
            return true;
        });
        assertThat(replyTo(send())).isEqualTo("team@harbor.example");
        assertThat(post(FORM, players.maya(), Map.of("domain", "in.harbor.example")))
                .hasStatus(403);
        assertThat(players.atPine(domains::find)).isEmpty();
        for (String wrong : List.of("", "harbor", "a b.example", "http://in.harbor.example", "x@in.harbor.example")) {
            post(FORM, players.pia(), Map.of("domain", wrong));
        }
        assertThat(players.atPine(domains::find)).isEmpty();
    }

    private @org.jspecify.annotations.Nullable String replyTo(UUID message) {
        return outbox.find(message)
                .flatMap(outbox::entry)
                .orElseThrow()
                .headers()
                .get("Reply-To");
    }

    private UUID send() {
        UUID person = Ids.next();
        UUID id = players.atHarbor(() -> messages.queue(List.of(new Outgoing(
                        person,
                        Channel.EMAIL,
                        Category.COMMERCIAL,
                        "ana." + person + "@example.com",
                        "Ana Lopez",
                        "Still looking?",
                        "Still looking, Ana? " + person,
                        new Whereabouts(java.time.ZoneId.of("America/New_York"), "NY", null, null),
                        new Outgoing.Origin.Manual(),
                        null))))
                .getFirst();
        dispatcher.run();
        return id;
    }

    private MvcTestResult post(String uri, Actor actor, Map<String, String> fields) {
        var request = mvc.post().uri(uri).with(SignedIn.as(actor));
        fields.forEach(request::param);
        return request.exchange();
    }

    private String page() throws Exception {
        var answer = mvc.get()
                .uri("/app/settings/sending")
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString()).text();
    }
}
