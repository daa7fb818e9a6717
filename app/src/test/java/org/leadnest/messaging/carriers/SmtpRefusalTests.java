package org.leadnest.messaging.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Channel;
import org.leadnest.testkit.SmtpPeer;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a mail server refuses, and what that says: against the address, against us, or against this moment. */
class SmtpRefusalTests {
    private final SmtpPeer server = new SmtpPeer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"550 5.1.1 no such user", "550 no such user", "551 moved away", "553 no mailbox of that name"})
    void onlyWhatSpeaksOfTheAddressIsAgainstIt(String answer) {
        server.answer("RCPT", answer);
        assertThat(send())
                .isInstanceOfSatisfying(
                        Delivery.Rejected.class,
                        refused -> assertThat(refused.addressDead()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "554 5.7.1 <ana@example.com>: Relay access denied",
                "550 5.7.1 Service unavailable, client host blocked",
                "550 5.1.8 sender's domain does not exist",
                "550 relay not permitted"
            })
    void aServerThatDoesNotTakeMailFromUsHoldsItAndBlocksNobody(String answer) {
        server.answer("RCPT", answer);
        assertThat(send()).isInstanceOf(Delivery.Closed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"552 5.2.2 mailbox full", "552 mailbox full", "550 5.4.5 daily quota exceeded", "450 later"})
    void whatPassesIsTriedAgain(String answer) {
        server.answer("RCPT", answer);
        assertThat(send()).isInstanceOf(Delivery.NotAccepted.class);
    }

    @Test
    void whatIsWrongWithOneLetterBlocksNothing() {
        server.answer(".", "554 5.7.1 message looks like spam");
        assertThat(send())
                .isInstanceOfSatisfying(
                        Delivery.Rejected.class,
                        refused -> assertThat(refused.addressDead()).isFalse());
    }

    @Test
    void aSenderThatIsRefusedClosesTheWay() {
        server.answer("MAIL", "530 5.7.0 authentication required");
        assertThat(send()).isInstanceOf(Delivery.Closed.class);
    }

    @Test
    void aConversationEndsInTimeHoweverOftenTheServerAnswersAndNothingWasTaken() {
        server.hesitate(Duration.ofMillis(400));
        assertThat(send(Duration.ofMillis(1_000))).isInstanceOf(Delivery.NotAccepted.class);
        assertThat(server.letters()).isEmpty();
    }

    @Test
    void aLetterThatHasBegunToLeaveIsOfUnknownOutcome() {
        server.answer(".", "");
        server.hesitate(Duration.ofMillis(100));
        assertThat(send(Duration.ofMillis(2_000))).isInstanceOf(Delivery.Unknown.class);
    }

    private Delivery send() {
        return send(Duration.ofSeconds(30));
    }

    private Delivery send(Duration longest) {
        var sender = new JavaMailSenderImpl();
        sender.setProtocol("smtp");
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        return new SmtpCarrier(sender, longest)
                .send(new Envelope(
                        Ids.next(),
                        new AccountId(Ids.next()),
                        Ids.next(),
                        Channel.EMAIL,
                        new Envelope.Party("Harbor Realty", "mail@leadnest.example"),
                        new Envelope.Party("Ana Lopez", "ana@example.com"),
                        "Hello",
                        "Hello Ana",
                        null,
                        Map.of("Message-ID", "<1@leadnest.example>"),
                        List.of()));
    }
}
