package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.messaging.settings.Complaints;
import org.leadnest.platform.mail.MailboxReader;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.springframework.beans.factory.annotation.Autowired;

/** What machines write to the mailbox about our letters: complaints, letters that came back, mailboxes that unsubscribe. */
@LeadNestTest
class MailReportsTests {
    @Autowired
    private Messages messages;

    @Autowired
    private Consents consents;

    @Autowired
    private Complaints complaints;

    @Autowired
    private Bounces bounces;

    @Autowired
    private UnsubscribesByMail unsubscribes;

    @Autowired
    private ReplyMailboxes mailboxes;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private final UUID ana = Ids.next();
    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
        Mornings.nextOfAWorkday(clock);
    }

    @Test
    void aComplaintIsAnOptOutAndCountsOnce() {
        UUID id = send();
        assertThat(take(complaint(id, "abuse"))).isTrue();
        assertThat(take(complaint(id, "abuse"))).isTrue();
        assertThat(players.atHarbor(() -> consents.open(ana))).doesNotContain(Channel.EMAIL);
        assertThat(players.atHarbor(complaints::lately).complaints()).isEqualTo(1);
        assertThat(message(send()).rule()).isEqualTo("suppression");
    }

    @Test
    void aReportOfAnotherKindOrAboutNoLetterOfOursIsNoComplaint() {
        UUID id = send();
        assertThat(take(complaint(id, "not-spam"))).isTrue();
        assertThat(take(complaint(UUID.randomUUID(), "abuse"))).isTrue();
        assertThat(players.atHarbor(() -> consents.open(ana))).contains(Channel.EMAIL);
    }

    @Test
    void aLetterThatCameBackBlocksTheAddressOnlyWhereTheServerSpeaksOfIt() {
        assertThat(after("5.7.1", "550 5.7.1 policy")).isEqualTo(Status.SENT);
        assertThat(after("5.2.2", "552 5.2.2 mailbox full")).isEqualTo(Status.SENT);
        assertThat(after("5.0.0", "550 5.7.26 unauthenticated")).isEqualTo(Status.SENT);
        assertThat(after("5.0.0", "554 delivery error")).isEqualTo(Status.SENT);
        assertThat(after("5.0.0", "550 no such user here")).isEqualTo(Status.REFUSED);
    }

    @Test
    void theMailboxForAnswersIsWhereAMailboxUnsubscribesItsReader() {
        keepMailbox(true);
        UUID id = send();
        String unsubscribe = header(id);
        assertThat(unsubscribe)
                .contains("<mailto:team+u" + id.toString().replace("-", "") + "@harbor.example?subject=unsubscribe>");
        String to = "team+u" + id.toString().replace("-", "") + "@harbor.example";
        assertThat(players.atPine(() -> unsubscribes.take(List.of(to), "<1@x>")))
                .isFalse();
        assertThat(players.atHarbor(() -> unsubscribes.take(List.of("team@harbor.example"), "<1@x>")))
                .isFalse();
        assertThat(players.atHarbor(() -> unsubscribes.take(List.of("Team <" + to + ">"), "<1@x>")))
                .isTrue();
        assertThat(players.atHarbor(() -> consents.open(ana))).isEmpty();
    }

    @Test
    void aMailboxWithoutTagsIsWrittenToAsItIs() {
        keepMailbox(false);
        assertThat(header(send())).contains("<mailto:team@harbor.example?subject=unsubscribe>");
    }

    private Status after(String status, String diagnostic) {
        UUID id = send();
        assertThat(take("""
                From: MAILER-DAEMON@mx.example.com
                To: team@harbor.example
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.com

                Final-Recipient: rfc822; %s
                Action: failed
                Status: %s
                Diagnostic-Code: smtp;
                 %s

                --b
                Content-Type: text/rfc822-headers

                Message-ID: <%s@leadnest.example>

                --b--
                """.formatted(address(), status, diagnostic, id))).isTrue();
        assertThat(message(id).status()).isEqualTo(Status.FAILED);
        return message(send()).status();
    }

    /** As a mailbox provider sends it (RFC 5965). */
    private static String complaint(UUID message, String kind) {
        return """
                From: <abusedesk@example.com>
                To: <team@harbor.example>
                Subject: FW: Still looking?
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: text/plain

                This is an email abuse report.

                --b
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: SomeGenerator/1.0
                Version: 1

                --b
                Content-Type: message/rfc822
                Content-Disposition: inline

                From: <mail@leadnest.example>
                To: <redacted@example.com>
                Message-ID: <%s@leadnest.example>
                Subject: Still looking?

                Hello
                --b--
                """.formatted(kind, message);
    }

    private boolean take(String letter) {
        return players.atHarbor(() -> bounces.take(players.harbor(), letter.getBytes(StandardCharsets.UTF_8)));
    }

    private void keepMailbox(boolean tagged) {
        players.atHarbor(() -> {
            mailboxes.keep(
                    new MailboxReader.Place("127.0.0.1", 1, false, "team", "INBOX"),
                    "right",
                    "team@harbor.example",
                    tagged,
                    new MailboxReader.Mark(1L, 0, 0));
            return true;
        });
    }

    private String header(UUID id) {
        return outbox.find(id)
                .flatMap(outbox::entry)
                .map(entry -> entry.headers().get("List-Unsubscribe"))
                .orElseThrow();
    }

    private UUID send() {
        UUID id = players.atHarbor(() -> messages.queue(List.of(new Outgoing(
                        ana,
                        Channel.EMAIL,
                        Category.COMMERCIAL,
                        address(),
                        "Ana Lopez",
                        "Still looking?",
                        "Still looking, Ana? " + Ids.next(),
                        new Whereabouts(ZoneId.of("America/New_York"), "NY", null, null),
                        new Outgoing.Origin.Manual(),
                        null))))
                .getFirst();
        dispatcher.run();
        return id;
    }

    private String address() {
        return "ana." + ana + "@example.com";
    }

    private Message message(UUID id) {
        return Optional.of(players.atHarbor(() -> messages.find(id)).orElseThrow())
                .get();
    }
}
