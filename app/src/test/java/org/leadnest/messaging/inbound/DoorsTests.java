package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Direction;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.messaging.preferences.Suppressions;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What Twilio and SendGrid bring: answers, STOP, and what became of our messages. */
@LeadNestTest
class DoorsTests {
    private static final String TOKEN = "twilio-token";
    private static final KeyPair KEYS = keys();
    private static final String NUMBER = "+13055550199";

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
    private Seal seal;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private InboundToken token;

    @Autowired
    private Strangers strangers;

    @Autowired
    private PassedLetters passed;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Cast.Players players;
    private UUID ana;

    @DynamicPropertySource
    static void carriers(DynamicPropertyRegistry properties) {
        properties.add("leadnest.sms.twilio.auth-token", () -> TOKEN);
        properties.add(
                "leadnest.mail.sendgrid.webhook-public-key",
                () -> Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()));
    }

    @BeforeEach
    void enter() {
        players = cast.enter();
        NewLead lead = NewLead.named("Ana", "Ruiz")
                .reachedBy(
                        List.of(new EmailAddress("ana@example.com"), new EmailAddress("ana.second@example.com")),
                        PhoneNumber.parse(NUMBER).stream().toList());
        ana = players.atHarbor(
                () -> leads.capture(lead, players.grace()).lead().id().value());
    }

    @Test
    void aTextIsFiledWithTheLeadWhoHasTheNumberAndOnce() {
        assertThat(text("SM1", NUMBER, "Can we see it on Friday?")).isEqualTo(200);
        assertThat(text("SM1", NUMBER, "Can we see it on Friday?")).isEqualTo(200);
        assertThat(received()).hasSize(1).first().satisfies(message -> {
            assertThat(message.leadId()).isEqualTo(ana);
            assertThat(message.body()).isEqualTo("Can we see it on Friday?");
        });
    }

    @Test
    void whatAPhoneAnswersByItselfIsNoReply() {
        text("SM40", NUMBER, "I'm driving with Focus turned on. I'll see your message when I get where I'm going.");
        assertThat(automatic()).isEqualTo(1);
        text("SM41", NUMBER, "I'm driving, can we talk at five?");
        assertThat(automatic()).isEqualTo(1);
        mail("ana@example.com", "Re: homes", "Gracias por contactar con nosotros. Le responderemos pronto.", "");
        assertThat(automatic()).isEqualTo(2);
    }

    @Test
    void stopEndsEverythingAtOnceOnAllChannels() {
        text("SM2", NUMBER, "please stop texting me");
        assertThat(players.atHarbor(() -> consents.open(ana))).isEmpty();
        text("SM3", NUMBER, "START");
        assertThat(players.atHarbor(() -> consents.open(ana))).containsExactly(Channel.SMS);
    }

    @Test
    void stopBlocksTheAddressThatItCameFromAndEveryOneOfTheLead() {
        UUID message = sent("1", "sendgrid");
        assertThat(mail("ana@work.example", "Re: Hello", "STOP", "In-Reply-To: <" + message + "@harbor.example>"))
                .isEqualTo(200);
        for (String address : List.of("ana@work.example", "ana@example.com", "ana.second@example.com")) {
            assertThat(blocked(Channel.EMAIL, address)).as(address).containsExactly(Channel.EMAIL);
        }
        assertThat(blocked(Channel.SMS, NUMBER)).containsExactly(Channel.SMS);
    }

    private Set<Channel> blocked(Channel channel, String address) {
        return in(() -> suppressions.ofAddress(players.harbor(), seal.addressKey(channel, address)));
    }

    @Test
    void anAnswerFromAnotherAddressIsKnownByTheMessageThatItAnswers() {
        UUID message = sent("1", "sendgrid");
        assertThat(mail(
                        "ana@work.example",
                        "Re: Hello",
                        "From my desk",
                        "In-Reply-To: <" + message + "@harbor.example>"))
                .isEqualTo(200);
        assertThat(received())
                .singleElement()
                .satisfies(answer -> assertThat(answer.leadId()).isEqualTo(ana));
    }

    @Test
    void aStrangerWhoTextsBecomesALead() {
        text("SM4", "+13055550100", "Is 12 Oak Street still for sale?");
        assertThat(received())
                .first()
                .satisfies(message -> assertThat(message.leadId()).isNotNull().isNotEqualTo(ana));
    }

    @Test
    void aTextOfWhatIsNoNumberWaitsForReviewAndCanBeNoLead() {
        assertThat(text("SM50", "72975", "Your code is 1234")).isEqualTo(200);
        assertThat(text("SM50", "72975", "Your code is 1234")).isEqualTo(200);
        assertThat(text("SM51", "ACME", "Sale\0!")).isEqualTo(200);
        assertThat(received()).isEmpty();
        List<Strangers.Stranger> waiting = players.atHarbor(() -> strangers.list());
        assertThat(waiting).extracting(Strangers.Stranger::from).containsExactlyInAnyOrder("72975", "ACME");
        assertThat(waiting)
                .allMatch(one -> one.channel() == Channel.SMS && one.provider().equals("twilio"));
        UUID id = waiting.getFirst().id();
        assertThat(mvc.post()
                        .uri("/app/inbox/strangers/welcome")
                        .with(SignedIn.as(players.grace()))
                        .param("id", id.toString())
                        .exchange())
                .hasStatus(404);
        assertThat(players.atHarbor(() -> strangers.list())).hasSize(2);
    }

    @Test
    void whatIsNotSignedOrNotAnAccountIsRefused() {
        Map<String, String> form = Map.of("MessageSid", "SM5", "From", NUMBER, "Body", "hi");
        assertThat(post(form, "wrong")).isEqualTo(403);
        assertThat(mvc.post()
                        .uri("/hooks/twilio/" + UUID.randomUUID())
                        .param("MessageSid", "SM5")
                        .exchange())
                .hasStatus(404);
        assertThat(received()).isEmpty();
    }

    @Test
    void reportsSettleAMessageInAnyOrder() {
        UUID message = sent("SM-OUT", "twilio");
        report("SM-OUT", "delivered", null);
        report("SM-OUT", "sent", null);
        report("SM-OUT", "delivered", null);
        assertThat(status(message)).isEqualTo(Status.DELIVERED);
        UUID refused = sent("SM-OUT2", "twilio");
        report("SM-OUT2", "failed", "21610");
        assertThat(status(refused)).isEqualTo(Status.FAILED);
    }

    @Test
    void aBounceAfterTheDeliveryFailsTheMessageAndBlocksTheAddressInAnyOrder() throws Exception {
        UUID message = sent("Y1", "sendgrid");
        assertThat(events(event("b1", "delivered", message))).isEqualTo(204);
        assertThat(events(event("b2", "bounce", message))).isEqualTo(204);
        assertThat(status(message)).isEqualTo(Status.FAILED);
        assertThat(blocked()).isEqualTo(1);
        UUID other = sent("Y2", "sendgrid");
        assertThat(events("[{\"sg_event_id\":\"b3\",\"event\":\"bounce\",\"sg_message_id\":\"Y2.filter01\"}]"))
                .isEqualTo(204);
        assertThat(events(event("b4", "delivered", other))).isEqualTo(204);
        assertThat(status(other)).isEqualTo(Status.FAILED);
    }

    @Test
    void anAnswerByMailIsFiledAndAMachinesIsMarked() {
        assertThat(mail("Ana Ruiz <ana@example.com>", "Re: homes", "Yes, Friday.", "Message-ID: <a1@example.com>"))
                .isEqualTo(200);
        assertThat(mail("Ana Ruiz <ana@example.com>", "Re: homes", "Yes, Friday.", "Message-ID: <a1@example.com>"))
                .isEqualTo(200);
        assertThat(received()).hasSize(1);
        mail("ana@example.com", "Automatic reply: homes", "I am away.", "Auto-Submitted: auto-replied");
        assertThat(automatic()).isEqualTo(1);
        assertThat(mvc.post()
                        .uri("/hooks/sendgrid/" + players.harbor() + "/inbound?token=guessed")
                        .param("from", "ana@example.com")
                        .exchange())
                .hasStatus(403);
    }

    @Test
    void eventsOfMailCountOnceAndAComplaintEndsIt() throws Exception {
        UUID message = sent("X", "sendgrid");
        String delivered = event("e1", "delivered", message);
        assertThat(events(delivered)).isEqualTo(204);
        assertThat(status(message)).isEqualTo(Status.DELIVERED);
        assertThat(events(event("e2", "spamreport", message))).isEqualTo(204);
        assertThat(events(event("e2", "spamreport", message))).isEqualTo(204);
        assertThat(players.atHarbor(() -> consents.open(ana))).containsExactly(Channel.SMS);
        assertThat(mvc.post()
                        .uri("/hooks/sendgrid/" + players.harbor() + "/events")
                        .content(delivered)
                        .exchange())
                .hasStatus(403);
    }

    @Test
    void whatTwilioHasAnsweredIsDoneAndNotAnsweredAgain() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("MessageSid", "SM20");
        form.put("From", NUMBER);
        form.put("Body", "Ya basta con esto");
        form.put("OptOutType", "STOP");
        assertThat(post(form, null)).isEqualTo(200);
        assertThat(players.atHarbor(() -> consents.open(ana))).isEmpty();
        assertThat(answers()).as("Twilio has confirmed it").isZero();
        form.put("MessageSid", "SM21");
        form.put("OptOutType", "HELP");
        assertThat(post(form, null)).isEqualTo(200);
        assertThat(answers()).isZero();
        form.put("MessageSid", "SM22");
        form.put("OptOutType", "START");
        assertThat(post(form, null)).isEqualTo(200);
        assertThat(players.atHarbor(() -> consents.open(ana))).containsExactly(Channel.SMS);
        text("SM23", NUMBER, "HELP");
        assertThat(answers()).as("without it, it is ours to answer").isEqualTo(1);
    }

    @Test
    void machinesThatNobodyHereWroteToBecomeNoLeads() {
        assertThat(mail("MAILER-DAEMON@mx.example.com", "Undelivered", "It came back.", ""))
                .isEqualTo(200);
        assertThat(mail("no-reply@shop.example.com", "Your order", "Thanks.", ""))
                .isEqualTo(200);
        assertThat(mail("news@shop.example.com", "Sale", "All must go.", "List-Unsubscribe: <https://x.example>"))
                .isEqualTo(200);
        assertThat(mail("eve@example.com", "Out of office", "I am away.", "Auto-Submitted: auto-replied"))
                .isEqualTo(200);
        assertThat(received()).isEmpty();
        assertThat(players.atHarbor(() -> strangers.list())).isEmpty();
        assertThat(players.atHarbor(() -> passed.list()))
                .extracting(PassedLetters.Passed::subject)
                .containsExactly("Out of office", "Sale", "Your order", "Undelivered");
        assertThat(mail("eve@example.com", "Your listing", "Is it free?", "")).isEqualTo(200);
        assertThat(players.atHarbor(() -> strangers.list())).hasSize(1);
    }

    @Test
    void aComplaintCountsThoughItsMessageIsGone() throws Exception {
        String body = "[{\"sg_event_id\":\"c1\",\"event\":\"spamreport\",\"message\":\"" + UUID.randomUUID()
                + "\",\"email\":\"Gone@Example.com\"}]";
        assertThat(events(body)).isEqualTo(204);
        String key = seal.addressKey(Channel.EMAIL, "gone@example.com");
        assertThat(in(() -> suppressions.ofAddress(players.harbor(), key))).containsExactly(Channel.EMAIL);
    }

    private long answers() {
        return in(() -> jdbc.sql("select count(*) from messaging.messages where direction = 'OUT'")
                .query(Long.class)
                .single());
    }

    private int text(String sid, String from, String body) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("MessageSid", sid);
        form.put("From", from);
        form.put("To", "+13055550000");
        form.put("Body", body);
        form.put("NumMedia", "0");
        return post(form, null);
    }

    private void report(String sid, String status, @org.jspecify.annotations.Nullable String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("MessageSid", sid);
        form.put("MessageStatus", status);
        if (code != null) {
            form.put("ErrorCode", code);
        }
        assertThat(post(form, null)).isEqualTo(200);
    }

    private int post(Map<String, String> form, @org.jspecify.annotations.Nullable String signature) {
        String path = "/hooks/twilio/" + players.harbor();
        Map<String, List<String>> signed = new LinkedHashMap<>();
        form.forEach((name, value) -> signed.put(name, List.of(value)));
        var request = mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .header(
                        "X-Twilio-Signature",
                        Optional.ofNullable(signature)
                                .orElseGet(() -> TwilioSignature.of(TOKEN, "http://localhost" + path, signed)));
        form.forEach(request::param);
        return request.exchange().getResponse().getStatus();
    }

    private int mail(String from, String subject, String text, String headers) {
        String address = token.address(players.harbor());
        return mvc.post()
                .uri(address.substring(address.indexOf("/hooks")))
                .param("from", from)
                .param("to", "office@harbor.example")
                .param("subject", subject)
                .param("text", text)
                .param("headers", headers)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private int events(String body) throws Exception {
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(KEYS.getPrivate());
        signer.update(("1600112502" + body).getBytes(StandardCharsets.UTF_8));
        return mvc.post()
                .uri("/hooks/sendgrid/" + players.harbor() + "/events")
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        "X-Twilio-Email-Event-Webhook-Signature",
                        Base64.getEncoder().encodeToString(signer.sign()))
                .header("X-Twilio-Email-Event-Webhook-Timestamp", "1600112502")
                .content(body)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private static String event(String id, String what, UUID message) {
        return "[{\"sg_event_id\":\"%s\",\"event\":\"%s\",\"message\":\"%s\"}]".formatted(id, what, message);
    }

    /** A message to Ana that a carrier took under this id. */
    private UUID sent(String providerId, String provider) {
        UUID id = UUID.randomUUID();
        in(() -> jdbc.sql("""
                        insert into messaging.messages (account_id, id, person_id, channel, direction, category, kind,
                          recipient, recipient_key, body_text, status, send_at, provider, provider_id, created_at, sent_at)
                        values (?, ?, ?, 'EMAIL', 'OUT', 'COMMERCIAL', 'TEST', 'ana@example.com', 'key', 'Hello', 'SENT',
                          now(), ?, ?, now(), now())
                        """)
                .params(players.harbor().value(), id, ana, provider, providerId)
                .update());
        return id;
    }

    private long blocked() {
        return in(() -> jdbc.sql("select count(*) from messaging.suppressions where subject_key = 'address:key'")
                .query(Long.class)
                .single());
    }

    private Status status(UUID message) {
        return players.atHarbor(() -> messages.find(message)).orElseThrow().status();
    }

    private List<Message> received() {
        return players.atHarbor(() -> messages.list(null, Optional.empty(), 50)).data().stream()
                .filter(message -> message.direction() == Direction.IN)
                .toList();
    }

    private long automatic() {
        return in(() -> jdbc.sql("select count(*) from messaging.messages where automatic")
                .query(Long.class)
                .single());
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return Tenancy.as(players.harbor(), () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
