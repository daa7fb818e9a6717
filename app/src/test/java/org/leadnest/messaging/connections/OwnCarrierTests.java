package org.leadnest.messaging.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.messaging.delivery.DeliveryReports;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.leadnest.testkit.SendgridPeer;
import org.leadnest.testkit.SignedIn;
import org.leadnest.testkit.TwilioPeer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An account's own carriers: tried before they are kept, used before the house's, and never shown again. */
@LeadNestTest
class OwnCarrierTests {
    private static final TwilioPeer TWILIO = new TwilioPeer();
    private static final SendgridPeer SENDGRID = new SendgridPeer();
    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "a token that nobody may read";
    private static final String KEY = "SG.a key that nobody may read";
    private static final String FORM = "/app/settings/sending/connection";
    private static final Whereabouts NEW_YORK = new Whereabouts(ZoneId.of("America/New_York"), "NY", null, null);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private DeliveryReports reports;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Postman postman;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Cast.Players players;

    @DynamicPropertySource
    static void carriers(DynamicPropertyRegistry properties) {
        properties.add("leadnest.sms.twilio.base-url", TWILIO::baseUrl);
        properties.add("leadnest.mail.sendgrid.base-url", SENDGRID::baseUrl);
    }

    @AfterAll
    static void stop() {
        TWILIO.close();
        SENDGRID.close();
    }

    @BeforeEach
    void enter() {
        TWILIO.forget();
        SENDGRID.forget();
        TWILIO.expectToken(TOKEN);
        SENDGRID.expectKey(KEY);
        players = cast.enter();
        Mornings.next(clock);
    }

    @Test
    void twilioSaysWhyItRefusesAndNothingIsKept() {
        assertThat(connect(twilio("another token")))
                .hasStatus(422)
                .bodyText()
                .contains("Twilio refused it (401): Authenticate (error 20003)")
                .doesNotContain("another token");
        assertThat(connect(Map.of("with", "twilio", "login", "AC1", "secret", TOKEN)))
                .hasStatus(422)
                .bodyText()
                .contains("An account SID is AC");
        assertThat(count("select count(*) from messaging.connections")).isZero();
    }

    @Test
    void textsGoByTheAccountsOwnNumberOnceItIsChosen() {
        assertThat(connect(twilio(TOKEN))).hasStatus3xxRedirection();
        assertThat(settings())
                .contains("Harbor Realty, active", "+12025550144", "Messaging service Follow-up")
                .contains("10DLC brand", "approved", "T-Mobile takes 2,000 segments a day")
                .doesNotContain("+12025550145")
                .doesNotContain(TOKEN);
        var before = text("+13055550170");
        dispatcher.run();
        assertThat(message(before).provider()).isEqualTo("outbox");

        assertThat(choose("+12025550199")).hasStatus(404);
        assertThat(choose("+12025550144")).hasStatus3xxRedirection();
        var after = text("+13055550171");
        dispatcher.run();
        assertThat(message(after).provider()).isEqualTo("twilio");
        assertThat(message(after).from()).isEqualTo("+12025550144");
        assertThat(TWILIO.texts()).extracting(TwilioPeer.Text::from).containsExactly("+12025550144");
        assertThat(ofPine().provider()).isEqualTo("outbox");
    }

    @Test
    void aCodeToAUsersPhoneGoesByTheAccountsOwnNumber() {
        connect(twilio(TOKEN));
        choose("+12025550144");
        assertThat(post("/app/settings/profile/phone", players.maya(), Map.of("phone", "(305) 555-0188")))
                .hasStatus3xxRedirection();
        dispatcher.run();
        assertThat(TWILIO.texts()).singleElement().satisfies(text -> {
            assertThat(text.from()).isEqualTo("+12025550144");
            assertThat(text.to()).isEqualTo("+13055550188");
            assertThat(text.body())
                    .containsPattern("^\\d{6} is your LeadNest code")
                    .doesNotContain("STOP");
        });
        assertThat(read("select body_text from messaging.messages where kind = 'PRODUCT/PHONE-CODE'", String.class))
                .as("what was sent is not kept")
                .isEmpty();
    }

    @Test
    void aMessagingServicePicksTheNumberItself() {
        connect(twilio(TOKEN));
        choose("MG00000000000000000000000000000001");
        text("+13055550172");
        dispatcher.run();
        assertThat(TWILIO.ledger().getLast().call().body()).contains("MessagingServiceSid=MG0000");
    }

    @Test
    void whatTenDlcLimitsIsShown() {
        TWILIO.brandIs("");
        connect(twilio(TOKEN));
        assertThat(settings()).contains("not registered", "block texts from ten-digit numbers (Twilio error 30034)");
        TWILIO.brandIs("PENDING");
        assertThat(check("SMS")).hasStatus3xxRedirection();
        assertThat(settings()).contains("pending", "blocked until it is approved");
    }

    @Test
    void aTokenThatIsRevokedHoldsTextsUntilItIsMended() {
        connect(twilio(TOKEN));
        choose("+12025550144");
        TWILIO.expectToken("a new one");
        check("SMS");
        var id = text("+13055550173");
        dispatcher.run();
        assertThat(message(id).status()).isEqualTo(Status.HELD);
        assertThat(message(id).rule()).isEqualTo("channel-configured");
        assertThat(message(id).reason()).contains("Your own carrier did not pass its test", "error 20003");
        connect(twilio("a new one"));
        dispatcher.run();
        assertThat(message(id).status()).isEqualTo(Status.SENT);
        assertThat(message(id).from()).isEqualTo("+12025550144");
    }

    @Test
    void mailGoesByTheOwnKeyAndLeadNestsOwnMailDoesNot() {
        assertThat(connect(sendgrid("SG.wrong")))
                .hasStatus(422)
                .bodyText()
                .contains("SendGrid refused it (401): authorization required");
        assertThat(connect(sendgrid(KEY))).hasStatus3xxRedirection();
        assertThat(settings())
                .contains("Domain harbor.example", "authenticated")
                .doesNotContain(KEY);
        var id = mail();
        Wording words = new Wording("Welcome", "Hello Grace", "");
        postman.post(new org.leadnest.platform.mail.ProductLetter(
                players.harbor(),
                "welcome",
                org.leadnest.kernel.EmailAddress.parse("grace@example.com").orElseThrow(),
                "Grace",
                new Wordings(words, words),
                java.util.Optional.empty()));
        dispatcher.run();
        assertThat(message(id).from()).isEqualTo("team@harbor.example");
        assertThat(SENDGRID.letters())
                .singleElement()
                .asString()
                .contains("team@harbor.example", id.toString())
                .as("nobody reads the sender's address")
                .doesNotContain("mailto:");
        assertThat(outbox.of(players.harbor().value())).hasSize(1).doesNotContain(id);
    }

    @Test
    void mailFromADomainThatIsNotAuthenticatedWaits() {
        SENDGRID.domainIs(false);
        connect(sendgrid(KEY));
        assertThat(settings())
                .contains("not authenticated", "CNAME em1.harbor.example to u1.wl.sendgrid.net", "Messages wait.");
        var id = mail();
        dispatcher.run();
        assertThat(message(id).rule()).isEqualTo("channel-configured");
        SENDGRID.domainIs(true);
        check("EMAIL");
        dispatcher.run();
        assertThat(message(id).status()).isEqualTo(Status.SENT);
    }

    @Test
    void anOwnMailServerTakesMailAfterItsTest() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("team@harbor.example", "team", "right");
        server.start();
        try {
            int port = server.getSmtp().getPort();
            assertThat(connect(smtp(port, "wrong")))
                    .hasStatus(422)
                    .bodyText()
                    .contains("The mail server refused the user name or the password");
            assertThat(connect(smtp(port, "right"))).hasStatus3xxRedirection();
            var id = mail();
            dispatcher.run();
            assertThat(message(id).provider()).isEqualTo("smtp");
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getFrom()[0].toString()).contains("team@harbor.example");
        } finally {
            server.stop();
        }
    }

    @Test
    void aNewDomainIsWarmedUpAndNothingIsDropped() {
        connect(sendgrid(KEY));
        players.atHarbor(() -> messages.queue(java.util.stream.IntStream.range(0, 55)
                .mapToObj(number -> outgoing(Channel.EMAIL, "lead" + number + "@example.com"))
                .toList()));
        dispatcher.run();
        assertThat(SENDGRID.letters()).hasSize(50);
        assertThat(count("select count(*) from messaging.messages where status = 'HELD' and rule = 'warm-up'"))
                .isEqualTo(5);
        clock.advance(Duration.ofHours(24).plusMinutes(1));
        dispatcher.run();
        assertThat(SENDGRID.letters()).hasSize(55);
    }

    @Test
    void aDomainThatIsKnownAlreadyIsNotHeldBack() {
        Map<String, String> known = new HashMap<>(sendgrid(KEY));
        known.put("warm", "true");
        connect(known);
        players.atHarbor(() -> messages.queue(java.util.stream.IntStream.range(0, 55)
                .mapToObj(number -> outgoing(Channel.EMAIL, "lead" + number + "@example.com"))
                .toList()));
        dispatcher.run();
        assertThat(SENDGRID.letters()).hasSize(55);
    }

    @Test
    void complaintsAreShownAgainstWhatReceiversBear() {
        var id = mail();
        dispatcher.run();
        assertThat(settings()).contains("0.00 % of 1 e-mails in 30 days", "fine");
        players.atHarbor(() -> {
            reports.optedOut(
                    new DeliveryReports.About(players.harbor(), "sendgrid", id.toString(), null),
                    "event-" + id,
                    "spamreport",
                    "",
                    clock.instant());
            return true;
        });
        assertThat(settings()).contains("100.00 % of 1 e-mails", "too many");
    }

    @Test
    void removedCredentialsAreGoneAndTheHouseSends() {
        connect(sendgrid(KEY));
        assertThat(post(FORM + "/removal", players.grace(), Map.of("channel", "EMAIL")))
                .hasStatus3xxRedirection();
        assertThat(count("select count(*) from messaging.connections")).isZero();
        var id = mail();
        dispatcher.run();
        assertThat(message(id).provider()).isEqualTo("outbox");
        assertThat(
                        count(
                                "select count(*) from accounts.audit_entries where act in ('CARRIER_CONNECTED', 'CARRIER_REMOVED')"))
                .isEqualTo(2);
    }

    @Test
    void credentialsAreSealedAndOnlyForWhoMayChangeSettings() {
        connect(sendgrid(KEY));
        byte[] kept = read("select secret from messaging.connections", byte[].class);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("nobody may read");
        assertThat(post(FORM, players.maya(), sendgrid(KEY))).hasStatus(403);
        assertThat(mvc.get().uri(FORM + "?with=sendgrid").with(SignedIn.as(players.grace())))
                .hasStatusOk()
                .bodyText()
                .contains("team@harbor.example")
                .doesNotContain(KEY);
        assertThat(mvc.get().uri(FORM + "?with=sendgrid").with(SignedIn.longAgo(players.grace())))
                .hasStatus(303);
        var asked = mvc.post().uri(FORM).with(SignedIn.longAgo(players.grace()));
        sendgrid(KEY).forEach(asked::param);
        assertThat(asked.exchange()).hasStatus(303);
        assertThat(read(
                        "select string_agg(encode(attribute_bytes, 'escape'), ' ') from platform.sessions_attributes",
                        String.class))
                .contains("team@harbor.example")
                .doesNotContain("nobody may read");
        assertThat(mvc.get().uri(FORM + "?with=nothing").with(SignedIn.as(players.grace())))
                .hasStatus(404);
    }

    @Test
    void twiliosCallsAreCheckedByTheAccountsOwnToken() throws Exception {
        connect(twilio(TOKEN));
        choose("+12025550144");
        var person = text("+13055550177");
        dispatcher.run();
        String sid = TWILIO.texts().getLast().sid();
        String path = "/hooks/twilio/" + players.harbor();
        assertThat(report(path, sid, "wrong")).hasStatus(403);
        assertThat(report(path, sid, TOKEN)).hasStatusOk();
        assertThat(message(person).status()).isEqualTo(Status.DELIVERED);
        assertThat(report("/hooks/twilio/" + players.pine(), sid, TOKEN)).hasStatus(404);
    }

    private MvcTestResult report(String path, String sid, String token) throws Exception {
        var mac = javax.crypto.Mac.getInstance("HmacSHA1");
        mac.init(new javax.crypto.spec.SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        String signed = "http://localhost" + path + "MessageSid" + sid + "MessageStatusdelivered";
        return mvc.post()
                .uri(path)
                .param("MessageSid", sid)
                .param("MessageStatus", "delivered")
                .header(
                        "X-Twilio-Signature",
                        java.util.Base64.getEncoder()
                                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))))
                .exchange();
    }

    private static Map<String, String> twilio(String token) {
        return Map.of("with", "twilio", "login", SID, "secret", token);
    }

    private static Map<String, String> sendgrid(String key) {
        return Map.of("with", "sendgrid", "sender", "team@harbor.example", "secret", key);
    }

    private static Map<String, String> smtp(int port, String password) {
        return new HashMap<>(Map.of(
                "with", "smtp",
                "sender", "team@harbor.example",
                "host", "127.0.0.1",
                "port", String.valueOf(port),
                "login", "team",
                "secret", password));
    }

    private MvcTestResult connect(Map<String, String> fields) {
        return post(FORM, players.grace(), fields);
    }

    private MvcTestResult choose(String sender) {
        return post(FORM + "/sender", players.grace(), Map.of("sender", sender));
    }

    private MvcTestResult check(String channel) {
        return post(FORM + "/check", players.grace(), Map.of("channel", channel));
    }

    private MvcTestResult post(String uri, Actor actor, Map<String, String> fields) {
        var request = mvc.post().uri(uri).with(SignedIn.as(actor));
        fields.forEach(request::param);
        return request.exchange();
    }

    private String settings() {
        try {
            return org.jsoup.Jsoup.parse(mvc.get()
                            .uri("/app/settings/sending")
                            .with(SignedIn.as(players.grace()))
                            .exchange()
                            .getResponse()
                            .getContentAsString())
                    .outerHtml();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private UUID text(String number) {
        return players.atHarbor(() -> messages.queue(List.of(outgoing(Channel.SMS, number))))
                .getFirst();
    }

    private UUID mail() {
        return players.atHarbor(() -> messages.queue(List.of(outgoing(Channel.EMAIL, "ana@example.com"))))
                .getFirst();
    }

    private Message ofPine() {
        var id = players.atPine(() -> messages.queue(List.of(outgoing(Channel.SMS, "+13055550174"))))
                .getFirst();
        dispatcher.run();
        return players.atPine(() -> messages.find(id)).orElseThrow();
    }

    private static Outgoing outgoing(Channel channel, String to) {
        return new Outgoing(
                Ids.next(),
                channel,
                Category.COMMERCIAL,
                to,
                "Ana Lopez",
                channel == Channel.EMAIL ? "Still looking?" : "",
                "Still looking, Ana? " + Ids.next(),
                NEW_YORK,
                new Outgoing.Origin.Manual(),
                null);
    }

    private Message message(UUID id) {
        return players.atHarbor(() -> messages.find(id)).orElseThrow();
    }

    private long count(String sql) {
        return read(sql, Long.class);
    }

    private <T> T read(String sql, Class<T> type) {
        return players.atHarbor(() -> java.util.Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> jdbc.sql(sql).query(type).single())));
    }
}
