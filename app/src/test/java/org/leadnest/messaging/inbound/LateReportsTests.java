package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.leadnest.testkit.SendgridPeer;
import org.leadnest.testkit.TwilioPeer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Carriers' reports that come twice, in any order and a day late end where the clean order ends. */
@LeadNestTest
class LateReportsTests {
    private static final String TOKEN = "twilio-token";
    private static final KeyPair KEYS = keys();
    private static final TwilioPeer TWILIO = new TwilioPeer();
    private static final SendgridPeer SENDGRID = new SendgridPeer();
    private static final int EACH = 24;
    private static final int ORDERS = 3;

    private static final List<List<String>> OF_MAIL = List.of(
            List.of("processed", "delivered"),
            List.of("processed", "delivered", "spamreport"),
            List.of("processed", "bounce"),
            List.of("processed", "delivered", "open", "click"),
            List.of("processed", "deferred", "delivered", "bounce"),
            List.of("dropped"));
    private static final List<List<String>> OF_TEXTS = List.of(
            List.of("queued", "sent", "delivered"), List.of("sent", "undelivered/30003"), List.of("failed/21610"));

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Messages messages;

    @Autowired
    private Consents consents;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @DynamicPropertySource
    static void carriers(DynamicPropertyRegistry properties) {
        properties.add("leadnest.sms.provider", () -> "twilio");
        properties.add("leadnest.sms.twilio.base-url", TWILIO::baseUrl);
        properties.add("leadnest.sms.twilio.account-sid", () -> "AC1");
        properties.add("leadnest.sms.twilio.auth-token", () -> TOKEN);
        properties.add("leadnest.sms.twilio.from", () -> "+12025550111");
        properties.add("leadnest.mail.provider", () -> "sendgrid");
        properties.add("leadnest.mail.sendgrid.base-url", SENDGRID::baseUrl);
        properties.add(
                "leadnest.mail.sendgrid.webhook-public-key",
                () -> Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()));
    }

    @AfterAll
    static void stop() {
        TWILIO.close();
        SENDGRID.close();
    }

    /** One message that was sent, and its report. */
    private record Sent(UUID id, UUID person, Channel channel, String providerId) {}

    private record Report(Sent about, String what, int number) {}

    @Test
    void duplicatesDisorderAndDelayEndInTheStatesOfTheCleanOrder() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the order of reports: " + seed);
        var random = new Random(seed);
        var clean = cast.enter();
        var sent = send(clean.harbor());
        for (Report report : reports(sent)) {
            deliver(clean.harbor(), report);
        }
        var expected = states(clean.harbor(), sent);
        assertThat(expected.values()).anyMatch(state -> state.startsWith("DELIVERED"));
        assertThat(expected.values()).anyMatch(state -> state.startsWith("FAILED") && state.endsWith("blocked"));
        assertThat(expected.values()).anyMatch(state -> state.contains("open=[SMS]"));

        for (int order = 0; order < ORDERS; order++) {
            var players = cast.enter();
            var again = send(players.harbor());
            List<Report> disorder = new ArrayList<>(reports(again));
            disorder.addAll(
                    reports(again).stream().filter(_ -> random.nextBoolean()).toList());
            Collections.shuffle(disorder, random);
            for (int i = 0; i < disorder.size(); i++) {
                if (i == disorder.size() / 2) {
                    clock.advance(Duration.ofDays(1));
                    dispatcher.run();
                }
                deliver(players.harbor(), disorder.get(i));
            }
            assertThat(states(players.harbor(), again))
                    .as("seed %d, order %d", seed, order)
                    .isEqualTo(expected);
        }
    }

    private List<Sent> send(AccountId account) {
        Mornings.next(clock);
        List<Outgoing> outgoing = IntStream.range(0, 2 * EACH)
                .mapToObj(LateReportsTests::outgoing)
                .toList();
        List<UUID> ids = Tenancy.as(account, () -> messages.queue(outgoing));
        dispatcher.run();
        return Tenancy.as(
                account,
                () -> IntStream.range(0, ids.size())
                        .mapToObj(i -> new Sent(
                                ids.get(i),
                                outgoing.get(i).person(),
                                outgoing.get(i).channel(),
                                one(
                                        "select coalesce(provider_id, '') from messaging.messages where id = ?",
                                        ids.get(i))))
                        .toList());
    }

    private static Outgoing outgoing(int number) {
        var channel = number < EACH ? Channel.EMAIL : Channel.SMS;
        return new Outgoing(
                Ids.next(),
                channel,
                Category.COMMERCIAL,
                channel == Channel.EMAIL ? "lead" + number + "@example.com" : "+1305555%04d".formatted(100 + number),
                "Lead " + number,
                "Hello",
                "Hello " + number,
                new Whereabouts(ZoneId.of("America/New_York"), "NY", null, null),
                new Outgoing.Origin.Manual(),
                null);
    }

    /** As a carrier sends them when nothing goes wrong. */
    private static List<Report> reports(List<Sent> sent) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            var stories = sent.get(i).channel() == Channel.EMAIL ? OF_MAIL : OF_TEXTS;
            for (String what : stories.get(i % stories.size())) {
                reports.add(new Report(sent.get(i), what, reports.size()));
            }
        }
        return reports;
    }

    private void deliver(AccountId account, Report report) throws Exception {
        int status = report.about().channel() == Channel.EMAIL ? event(account, report) : callback(account, report);
        assertThat(status).as(report.what()).isBetween(200, 299);
    }

    private int callback(AccountId account, Report report) {
        String[] said = report.what().split("/");
        Map<String, String> form =
                new TreeMap<>(Map.of("MessageSid", report.about().providerId(), "MessageStatus", said[0]));
        if (said.length == 2) {
            form.put("ErrorCode", said[1]);
        }
        Map<String, List<String>> signed = new TreeMap<>();
        form.forEach((name, value) -> signed.put(name, List.of(value)));
        String path = "/hooks/twilio/" + account;
        var request = mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .header("X-Twilio-Signature", TwilioSignature.of(TOKEN, "http://localhost" + path, signed));
        form.forEach(request::param);
        return request.exchange().getResponse().getStatus();
    }

    private int event(AccountId account, Report report) throws Exception {
        String body = """
                [{"sg_event_id":"%s-%d","event":"%s","message":"%s","type":"bounce","reason":"Bounced Address"}]""".formatted(
                        account, report.number(), report.what(), report.about().id());
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(KEYS.getPrivate());
        signer.update(("1600112502" + body).getBytes(StandardCharsets.UTF_8));
        return mvc.post()
                .uri("/hooks/sendgrid/" + account + "/events")
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

    /** By number: what became of the message, what its person may still get, whether its address is blocked. */
    private Map<Integer, String> states(AccountId account, List<Sent> sent) {
        Map<Integer, String> states = new TreeMap<>();
        Tenancy.run(account, () -> {
            for (int i = 0; i < sent.size(); i++) {
                var id = sent.get(i).id();
                boolean blocked = "true".equals(one("""
                        select exists (select 1 from messaging.suppressions s join messaging.messages m
                                          on s.subject_key = 'address:' || m.recipient_key and s.channel = m.channel
                                        where m.id = ?)::text""", id));
                states.put(
                        i,
                        messages.find(id).orElseThrow().status() + " open="
                                + new java.util.TreeSet<>(
                                        consents.open(sent.get(i).person()))
                                + (blocked ? " blocked" : ""));
            }
        });
        return states;
    }

    private String one(String sql, UUID id) {
        return Objects.requireNonNull(transactions.execute(
                _ -> jdbc.sql(sql).param(id).query(String.class).single()));
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
