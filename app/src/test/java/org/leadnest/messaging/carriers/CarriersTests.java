package org.leadnest.messaging.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.carriers.CarrierProperties.Abacus;
import org.leadnest.messaging.carriers.CarrierProperties.Sendgrid;
import org.leadnest.messaging.carriers.CarrierProperties.Twilio;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.HttpPeer;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Each outside carrier against a local peer that speaks its protocol. */
@LeadNestTest
class CarriersTests {
    @Autowired
    private OutboundHttp outbound;

    private static final Envelope MAIL = envelope(Channel.EMAIL, "ana@example.com", "<p>Hello Ana</p>");
    private static final Envelope TEXT = envelope(Channel.SMS, "+13055550123", null);

    @Test
    void abacusAloneCarriesNoHeaders() {
        assertThat(smtp(1).carriesHeaders()).isTrue();
        try (var peer = new Peer(HttpPeer.Answer.json(200, "{}"))) {
            assertThat(abacus(peer).carriesHeaders()).isFalse();
        }
    }

    @Test
    void smtpDeliversBothPartsWithOurHeaders() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var delivery = smtp(server.getSmtp().getPort()).send(MAIL);
            assertThat(delivery).isEqualTo(new Delivery.Accepted("<1@leadnest.example>"));
            var received = server.getReceivedMessages()[0];
            assertThat(received.getMessageID()).isEqualTo("<1@leadnest.example>");
            assertThat(received.getSubject()).isEqualTo("Grüße, Ana");
            assertThat(received.getFrom()[0].toString())
                    .contains("Harbor Realty")
                    .contains("mail@leadnest.example");
            assertThat(received.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            var parts = (MimeMultipart) received.getContent();
            assertThat(parts.getContentType()).contains("alternative");
            assertThat(parts.getBodyPart(0).getContent().toString()).contains("Hello Ana");
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        } finally {
            server.stop();
        }
    }

    @Test
    void smtpDeliversFilesBesideTheWords() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            assertThat(smtp(server.getSmtp().getPort()).send(withFile())).isInstanceOf(Delivery.Accepted.class);
            var parts = (MimeMultipart) server.getReceivedMessages()[0].getContent();
            assertThat(parts.getContentType()).contains("mixed");
            assertThat(((MimeMultipart) parts.getBodyPart(0).getContent()).getContentType())
                    .contains("alternative");
            var file = parts.getBodyPart(1);
            assertThat(jakarta.mail.internet.MimeUtility.decodeText(file.getFileName()))
                    .isEqualTo("Grundriß.pdf");
            assertThat(file.getDisposition()).isEqualTo("attachment");
            assertThat(file.getContentType()).startsWith("application/pdf");
            assertThat(file.getInputStream().readAllBytes()).containsExactly('%', 'P', 'D', 'F', '-');
        } finally {
            server.stop();
        }
    }

    @Test
    void sendgridTakesFilesInBase64AndAbacusNone() {
        try (var peer = new Peer(HttpPeer.Answer.json(202, ""))) {
            var carrier = new SendgridCarrier(new Sendgrid(peer.baseUrl(), "SG.key", null), outbound);
            assertThat(carrier.send(withFile())).isInstanceOf(Delivery.Accepted.class);
            assertThat(peer.ledger().getFirst().call().body())
                    .contains("\"content\":\"JVBERi0=\"", "\"type\":\"application/pdf\"", "Grundriß.pdf");
            var abacus = new AbacusCarrier(new Abacus(peer.baseUrl(), "token", "app"), outbound);
            assertThat(abacus.send(withFile())).isInstanceOf(Delivery.Rejected.class);
            assertThat(peer.ledger()).hasSize(1);
        }
    }

    private static Envelope withFile() {
        return new Envelope(
                MAIL.message(),
                MAIL.account(),
                MAIL.person(),
                MAIL.channel(),
                MAIL.from(),
                MAIL.to(),
                MAIL.subject(),
                MAIL.text(),
                MAIL.html(),
                MAIL.headers(),
                List.of(new Enclosure("Grundriß.pdf", new byte[] {'%', 'P', 'D', 'F', '-'})));
    }

    @Test
    void smtpThatIsNotThereHasNotAccepted() {
        assertThat(smtp(1).send(MAIL)).isInstanceOf(Delivery.NotAccepted.class);
    }

    @Test
    void sendgridTakesTheMessageWithItsIds() {
        try (var peer = new Peer(HttpPeer.Answer.json(202, ""))) {
            var carrier = new SendgridCarrier(new Sendgrid(peer.baseUrl(), "SG.key", null), outbound);
            assertThat(carrier.send(MAIL)).isInstanceOf(Delivery.Accepted.class);
            var call = peer.ledger().getFirst().call();
            assertThat(call.path()).isEqualTo("/v3/mail/send");
            assertThat(call.header("Authorization")).isEqualTo("Bearer SG.key");
            assertThat(call.body()).contains("\"custom_args\"", MAIL.message().toString(), "List-Unsubscribe");
        }
    }

    @Test
    void sendgridsRefusalIsForGood() {
        try (var peer = new Peer(HttpPeer.Answer.json(400, "{\"errors\":[{\"message\":\"bad from\"}]}"))) {
            var carrier = new SendgridCarrier(new Sendgrid(peer.baseUrl(), "SG.key", null), outbound);
            assertThat(carrier.send(MAIL))
                    .isInstanceOfSatisfying(
                            Delivery.Rejected.class,
                            rejected -> assertThat(rejected.reason()).contains("bad from"));
        }
    }

    @Test
    void onlyWhatIsCertainCountsAsNotAccepted() {
        try (var peer = new Peer(HttpPeer.Answer.json(202, ""))) {
            var carrier = new SendgridCarrier(new Sendgrid(peer.baseUrl(), "SG.key", null), outbound);
            peer.failWith(Faults.at(1, Faults.Kind.TOO_MANY));
            assertThat(carrier.send(MAIL))
                    .isInstanceOfSatisfying(
                            Delivery.NotAccepted.class,
                            refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(2)));
            peer.failWith(Faults.at(1, Faults.Kind.AFTER_EFFECT));
            assertThat(carrier.send(MAIL)).isInstanceOf(Delivery.Unknown.class);
        }
        var nobody = new SendgridCarrier(new Sendgrid("http://127.0.0.1:1", "SG.key", null), outbound);
        assertThat(nobody.send(MAIL)).isInstanceOf(Delivery.NotAccepted.class);
    }

    @Test
    void twilioTakesATextAndItsOptOutBlocksTheNumber() {
        try (var peer = new Peer(HttpPeer.Answer.json(201, "{\"sid\":\"SM7\",\"status\":\"queued\"}"))) {
            var carrier = twilio(peer);
            assertThat(carrier.send(TEXT)).isEqualTo(new Delivery.Accepted("SM7"));
            var call = peer.ledger().getFirst().call();
            assertThat(call.path()).isEqualTo("/2010-04-01/Accounts/AC1/Messages.json");
            assertThat(call.body()).contains("To=%2B13055550123", "From=mail%40leadnest.example", "Body=Hello+Ana");
            assertThat(call.header("Authorization")).startsWith("Basic ");
        }
        try (var peer = new Peer(HttpPeer.Answer.json(400, "{\"code\":21610,\"message\":\"unsubscribed\"}"))) {
            assertThat(twilio(peer).send(TEXT))
                    .isInstanceOfSatisfying(
                            Delivery.Rejected.class,
                            rejected -> assertThat(rejected.addressDead()).isTrue());
        }
    }

    @Test
    void abacusAnswersInItsOwnWords() {
        try (var peer = new Peer(HttpPeer.Answer.json(200, "{\"success\":true}"))) {
            assertThat(abacus(peer).send(MAIL)).isEqualTo(new Delivery.Accepted(null));
            var call = peer.ledger().getFirst().call();
            assertThat(call.path()).isEqualTo("/api/sendNotificationEmail");
            assertThat(call.body())
                    .contains(
                            "\"deployment_token\":\"token\"",
                            "\"is_html\":true",
                            "\"recipient_email\":\"ana@example.com\"");
        }
        try (var peer = new Peer(HttpPeer.Answer.json(200, "{\"success\":false,\"notification_disabled\":true}"))) {
            assertThat(abacus(peer).send(MAIL))
                    .isInstanceOfSatisfying(
                            Delivery.Rejected.class,
                            rejected -> assertThat(rejected.addressDead()).isTrue());
        }
    }

    private Carrier twilio(Peer peer) {
        return new TwilioCarrier(
                new Twilio(peer.baseUrl(), "AC1", "secret", "+12025550100"), outbound, _ -> Optional.empty());
    }

    private Carrier abacus(Peer peer) {
        return new AbacusCarrier(new Abacus(peer.baseUrl(), "token", "app"), outbound);
    }

    private static Carrier smtp(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setProtocol("smtp");
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return new SmtpCarrier(sender);
    }

    private static Envelope envelope(Channel channel, String to, @Nullable String html) {
        return new Envelope(
                Ids.next(),
                new AccountId(Ids.next()),
                Ids.next(),
                channel,
                new Envelope.Party("Harbor Realty", "mail@leadnest.example"),
                new Envelope.Party("Ana Lopez", to),
                "Grüße, Ana",
                "Hello Ana",
                html,
                Map.of(
                        "Message-ID", "<1@leadnest.example>",
                        "List-Unsubscribe", "<https://example.com/u/1>",
                        "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                List.of());
    }

    private static final class Peer extends HttpPeer {
        private final Answer answer;

        Peer(Answer answer) {
            this.answer = answer;
        }

        @Override
        protected Answer answer(Call call) {
            return answer;
        }
    }
}
