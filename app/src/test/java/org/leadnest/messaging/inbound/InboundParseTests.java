package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Direction;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters as SendGrid's Inbound Parse posts them. */
@LeadNestTest
class InboundParseTests {
    private static final Charset LATIN = StandardCharsets.ISO_8859_1;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Messages messages;

    @Autowired
    private Consents consents;

    @Autowired
    private Strangers strangers;

    @Autowired
    private InboundToken token;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Cast.Players players;
    private UUID ana;

    @BeforeEach
    void enter() {
        players = cast.enter();
        NewLead lead = NewLead.named("Ana", "Ruiz").reachedBy(List.of(new EmailAddress("ana@example.com")), List.of());
        ana = players.atHarbor(
                () -> leads.capture(lead, players.grace()).lead().id().value());
    }

    @Test
    void eachPartIsReadInItsOwnCharset() {
        var form = form("ana@example.com", "¿La casa está libre?");
        form.put("charsets", bytes("{\"to\":\"UTF-8\",\"subject\":\"iso-8859-1\",\"text\":\"windows-1252\"}"));
        form.put("subject", "Visita mañana".getBytes(LATIN));
        form.put("text", "¿Está libre? “Sí”".getBytes(Charset.forName("windows-1252")));
        assertThat(post(form)).isEqualTo(200);
        assertThat(received()).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("Visita mañana");
            assertThat(letter.body()).isEqualTo("¿Está libre? “Sí”");
        });
    }

    @Test
    void aCharsetThatNobodyKnowsIsReadAsUtf8AndNulIsLeftOut() {
        var form = form("ana@example.com", "Sí\0, claro");
        form.put("charsets", bytes("{\"text\":\"x-klingon\"}"));
        form.put("subject", bytes("Re\0: homes"));
        form.put("headers", bytes("Message-ID: <n1\0@example.com>"));
        assertThat(post(form)).isEqualTo(200);
        assertThat(received()).singleElement().satisfies(letter -> {
            assertThat(letter.body()).isEqualTo("Sí, claro");
            assertThat(letter.subject()).isEqualTo("Re: homes");
        });
    }

    @Test
    void aLetterOfHtmlAloneKeepsItsLinesSoThatStopIsHeard() {
        var form = form("ana@example.com", "");
        form.put("html", bytes("<div>STOP</div><div>On Mon, Maya wrote:</div><blockquote>Hello Ana</blockquote>"));
        assertThat(post(form)).isEqualTo(200);
        assertThat(players.atHarbor(() -> consents.open(ana))).isEmpty();
    }

    @Test
    void theEnvelopeSaysToWhichMessageACopyAnswers() {
        UUID message = sent();
        var form = form("assistant@work.example", "She says yes.");
        form.put(
                "envelope",
                bytes("{\"to\":[\"r+" + message.toString().replace("-", "")
                        + "@in.harbor.example\"],\"from\":\"x@y\"}"));
        assertThat(post(form)).isEqualTo(200);
        var copied = form("assistant@work.example", "And Sunday, too.");
        copied.put("cc", bytes("Harbor <r+" + message.toString().replace("-", "") + "@in.harbor.example>"));
        assertThat(post(copied)).isEqualTo(200);
        assertThat(received()).hasSize(2).allMatch(letter -> ana.equals(letter.leadId()));
    }

    @Test
    void aLeadWhomNobodyHasWrittenToIsKnownByTheAddress() {
        assertThat(post(form("Ana <Ana@Example.com>", "Is it free?"))).isEqualTo(200);
        assertThat(received())
                .singleElement()
                .satisfies(letter -> assertThat(letter.leadId()).isEqualTo(ana));
    }

    @Test
    void anUnknownSenderWaitsOrIsALeadAsTheSettingSays() {
        assertThat(post(form("Eve <eve@example.com>", "Is it free?"))).isEqualTo(200);
        assertThat(received()).isEmpty();
        assertThat(waiting()).singleElement().satisfies(one -> {
            assertThat(one.from()).isEqualTo("eve@example.com");
            assertThat(one.provider()).isEqualTo("sendgrid");
        });
        assertThat(mvc.post()
                        .uri("/app/settings/sending")
                        .with(SignedIn.as(players.grace()))
                        .param("unknownSenders", "LEAD")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(post(form("Bo Lind <bo@example.com>", "Is it free?"))).isEqualTo(200);
        assertThat(received()).hasSize(1);
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void aSenderWhoCannotBeReadWaitsForReview() throws Exception {
        assertThat(post(form("not an address", "Hello"))).isEqualTo(200);
        assertThat(post(form("Lind, Bo <bo@example.com>", "Hello"))).isEqualTo(200);
        assertThat(waiting()).extracting(Strangers.Stranger::from).containsExactlyInAnyOrder("", "bo@example.com");
        var page = mvc.get()
                .uri("/app/inbox/strangers")
                .with(SignedIn.as(players.grace()))
                .exchange();
        var read = Jsoup.parse(page.getResponse().getContentAsString());
        assertThat(read.text()).contains("not an address", "Nobody can be answered at this sender.");
        assertThat(read.select("form[action$=welcome]")).hasSize(1);
    }

    @Test
    void aMachinesLetterIsCountedAndListedAndNotKept() throws Exception {
        var form = form("News <news@shop.example>", "Buy!");
        form.put("subject", bytes("All must go"));
        form.put("headers", bytes("List-Unsubscribe: <https://x.example>\nMessage-ID: <m1@shop.example>"));
        assertThat(post(form)).isEqualTo(200);
        assertThat(post(form)).isEqualTo(200);
        var page = mvc.get()
                .uri("/app/inbox/strangers")
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(Jsoup.parse(page.getResponse().getContentAsString()).text())
                .contains("One letter", "All must go", "news@shop.example")
                .doesNotContain("Buy!");
    }

    private Map<String, byte[]> form(String from, String text) {
        Map<String, byte[]> form = new LinkedHashMap<>();
        form.put("from", bytes(from));
        form.put("to", bytes("office@harbor.example"));
        form.put("subject", bytes("Re: homes"));
        form.put("text", bytes(text));
        form.put("headers", bytes(""));
        return form;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private int post(Map<String, byte[]> form) {
        String address = token.address(players.harbor());
        var request =
                mvc.post().uri(address.substring(address.indexOf("/hooks"))).multipart();
        form.forEach((name, content) -> request.part(new MockPart(name, content)));
        return request.exchange().getResponse().getStatus();
    }

    private UUID sent() {
        UUID id = UUID.randomUUID();
        Tenancy.as(
                players.harbor(),
                () -> Objects.requireNonNull(transactions.execute(status ->
                        jdbc.sql("""
                        insert into messaging.messages (account_id, id, person_id, channel, direction, category, kind,
                          recipient, recipient_key, body_text, status, send_at, provider, provider_id, created_at, sent_at)
                        values (?, ?, ?, 'EMAIL', 'OUT', 'COMMERCIAL', 'TEST', 'ana@example.com', 'key', 'Hello', 'SENT',
                          now(), 'sendgrid', '1', now(), now())
                        """).params(players.harbor().value(), id, ana).update())));
        return id;
    }

    private List<Strangers.Stranger> waiting() {
        return players.atHarbor(strangers::list);
    }

    private List<Message> received() {
        return players.atHarbor(() -> messages.list(null, Optional.empty(), 50)).data().stream()
                .filter(message -> message.direction() == Direction.IN)
                .toList();
    }
}
