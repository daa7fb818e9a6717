package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** From the queue through the gate into the outbox. */
@LeadNestTest
class SendingTests {
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
    private Postman postman;

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
    void sendsWhatTheGateAllowsOnTheAccountsPaper() {
        var id = queue(Mail.email(ana)).getFirst();
        dispatcher.run();

        var sent = message(id);
        assertThat(sent.status()).isEqualTo(Status.SENT);
        assertThat(sent.provider()).isEqualTo("outbox");
        assertThat(sent.sentAt()).isNotNull();
        var kept = kept().getFirst();
        assertThat(kept.to()).isEqualTo(Mail.address(ana));
        assertThat(kept.leadId()).isEqualTo(ana);
        assertThat(kept.headers())
                .containsEntry("Message-ID", "<" + id + "@leadnest.example>")
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        assertThat(kept.headers().get("List-Unsubscribe"))
                .startsWith("<http")
                .contains("/u/")
                .as("nobody reads the sender's address")
                .doesNotContain("mailto:");
        assertThat(kept.text())
                .startsWith("Hello Ana,")
                .contains("Harbor Realty")
                .contains("Unsubscribe: http");
        assertThat(kept.html())
                .contains("<a href=\"https://example.com/homes?q=1\">")
                .contains("Unsubscribe");
    }

    @Test
    void makesOneMessageOfAStepHoweverOftenItIsQueued() {
        var enrollment = Ids.next();
        var step = Ids.next();
        assertThat(queue(Mail.step(ana, enrollment, step))).hasSize(1);
        assertThat(queue(Mail.step(ana, enrollment, step))).isEmpty();
        dispatcher.run();
        dispatcher.run();
        assertThat(kept()).hasSize(1);
    }

    @Test
    void holdsInQuietHoursAndSendsInTheMorning() {
        Daytime.moveTo(clock, "21:30");
        var id = queue(Mail.email(ana)).getFirst();
        dispatcher.run();
        var held = message(id);
        assertThat(held.status()).isEqualTo(Status.HELD);
        assertThat(held.rule()).isEqualTo("quiet-hours");
        assertThat(held.heldUntil())
                .isEqualTo(clock.instant()
                        .truncatedTo(java.time.temporal.ChronoUnit.HOURS)
                        .plus(Duration.ofHours(11)));

        clock.advance(Duration.ofHours(10));
        dispatcher.run();
        assertThat(message(id).status()).isEqualTo(Status.HELD);
        clock.advance(Duration.ofMinutes(30));
        dispatcher.run();
        assertThat(message(id).status()).isEqualTo(Status.SENT);
    }

    @Test
    void sendsTransactionalMailAtAnyHour() {
        Daytime.moveTo(clock, "23:00");
        var id = queue(Mail.email(ana, Category.TRANSACTIONAL, new Outgoing.Origin.Manual()))
                .getFirst();
        dispatcher.run();
        assertThat(message(id).status()).isEqualTo(Status.SENT);
    }

    @Test
    void holdsTheFourthCommercialMessageOfADayInFlorida() {
        var florida = new Whereabouts(Daytime.NEW_YORK, "FL", null, null);
        var ids = players.atHarbor(() -> messages.queue(java.util.stream.Stream.generate(() -> Mail.sms(ana, florida))
                .limit(4)
                .toList()));
        dispatcher.run();
        assertThat(ids).extracting(id -> message(id).status()).containsOnlyOnce(Status.HELD);
        var held = ids.stream()
                .map(this::message)
                .filter(m -> m.status() == Status.HELD)
                .findFirst()
                .orElseThrow();
        assertThat(held.rule()).isEqualTo("cap");
        clock.advance(Duration.ofHours(24).plusMinutes(1));
        dispatcher.run();
        assertThat(message(held.id()).status()).isEqualTo(Status.SENT);
    }

    @Test
    void anOptOutBeforeTheSendWins() {
        Daytime.moveTo(clock, "22:00");
        var held = queue(Mail.email(ana)).getFirst();
        dispatcher.run();
        optOut();
        assertThat(message(held).status()).isEqualTo(Status.REFUSED);
        Daytime.moveTo(clock, "10:00");
        var later = queue(Mail.email(ana)).getFirst();
        dispatcher.run();
        assertThat(message(later).status()).isEqualTo(Status.REFUSED);
        assertThat(message(later).rule()).isEqualTo("suppression");
        assertThat(kept()).isEmpty();
    }

    @Test
    void aNewConsentOfThePersonLiftsTheOptOut() {
        queue(Mail.email(ana));
        optOut();
        players.atHarbor(() -> {
            consents.give(ana, Channel.EMAIL, new Evidence("FORM", "Yes, write to me", "form 7"));
            return true;
        });
        var later = queue(Mail.email(ana)).getFirst();
        dispatcher.run();
        assertThat(message(later).status()).isEqualTo(Status.SENT);
    }

    @Test
    void anAnswerStopsTheStepsThatWereQueuedBeforeIt() {
        var id = queue(Mail.step(ana, Ids.next(), Ids.next())).getFirst();
        players.atHarbor(() -> messages.receive(new Incoming(
                ana, Channel.SMS, "+13055550123", "+12025550100", "", "Yes please", false, "twilio", "SM1")));
        dispatcher.run();
        assertThat(message(id).status()).isEqualTo(Status.REFUSED);
        assertThat(message(id).rule()).isEqualTo("answered");
    }

    @Test
    void theFirstTextInSpanishSaysAltoAndNonstopIsNoWayOut() {
        var spanish = Mail.saying(
                Mail.sms(ana, Mail.NEW_YORK), "Hola Ana, hay tres casas para usted", new Outgoing.Origin.Manual());
        queue(spanish);
        dispatcher.run();
        assertThat(kept().getFirst().body()).endsWith("\nResponda ALTO para cancelar.");
        queue(Mail.saying(
                Mail.sms(Mail.somebody(), Mail.NEW_YORK), "NONSTOP news of homes", new Outgoing.Origin.Manual()));
        dispatcher.run();
        assertThat(kept().getFirst().body()).endsWith("\nReply STOP to opt out.");
    }

    @Test
    void aLetterInSpanishStandsOnSpanishPaper() {
        queue(Mail.saying(
                Mail.email(ana), "Hola Ana, hay tres casas nuevas para usted.", new Outgoing.Origin.Manual()));
        dispatcher.run();
        assertThat(kept().getFirst().text()).contains("Cancelar la suscripción: http");
        assertThat(kept().getFirst().html())
                .contains("<html lang=\"es\">", "Cancelar la suscripción")
                .doesNotContain("Unsubscribe");
    }

    @Test
    void aStopByTextEndsEverythingAndIsConfirmedOnce() {
        var mail = queue(Mail.email(ana)).getFirst();
        var stop = new Incoming(
                ana,
                Channel.SMS,
                "+13055550123",
                "+12025550100",
                "",
                "Please stop texting me!",
                false,
                "twilio",
                "SM3");
        players.atHarbor(() -> messages.receive(stop));
        players.atHarbor(() -> messages.receive(stop));
        dispatcher.run();
        assertThat(message(mail).status()).isEqualTo(Status.REFUSED);
        assertThat(kept()).singleElement().satisfies(kept -> {
            assertThat(kept.to()).isEqualTo("+13055550123");
            assertThat(kept.body()).contains("Harbor Realty").contains("START");
        });
    }

    @Test
    void aMessageThatIsDeliveredTwiceIsStoredOnce() {
        var incoming = new Incoming(ana, Channel.SMS, "+13055550123", "+12025550100", "", "Hi", false, "twilio", "SM2");
        assertThat(players.atHarbor(() -> messages.receive(incoming))).isTrue();
        assertThat(players.atHarbor(() -> messages.receive(incoming))).isFalse();
    }

    @Test
    void refusesAnAddressThatMailCannotBeSentTo() {
        var wrong = Mail.email(ana);
        var id = queue(new Outgoing(
                        ana,
                        wrong.channel(),
                        wrong.category(),
                        "not an address",
                        "",
                        "Hi",
                        "Hi",
                        Whereabouts.UNKNOWN,
                        wrong.origin(),
                        null))
                .getFirst();
        dispatcher.run();
        assertThat(message(id).rule()).isEqualTo("address");
    }

    @Test
    void refusesWhatWouldBeHeldPastItsExpiry() {
        Daytime.moveTo(clock, "22:00");
        var mail = Mail.email(ana);
        var id = queue(new Outgoing(
                        ana,
                        mail.channel(),
                        mail.category(),
                        mail.to(),
                        "",
                        "Hi",
                        "Hi",
                        mail.whereabouts(),
                        mail.origin(),
                        clock.instant().plus(Duration.ofHours(2))))
                .getFirst();
        dispatcher.run();
        assertThat(message(id).status()).isEqualTo(Status.REFUSED);
        assertThat(message(id).rule()).isEqualTo("expiry");
    }

    @Test
    void takesBackWhatWaitsOfAnEnrollment() {
        var enrollment = Ids.next();
        var id = queue(Mail.step(ana, enrollment, Ids.next())).getFirst();
        assertThat(players.atHarbor(() -> messages.withdraw(List.of(enrollment), "The enrollment ended.")))
                .isEqualTo(1);
        dispatcher.run();
        assertThat(message(id).status()).isEqualTo(Status.REFUSED);
    }

    @Test
    void tellsHowToOptOutWithTheFirstTextToANumber() {
        var first = Mail.sms(ana, Mail.NEW_YORK);
        queue(first);
        dispatcher.run();
        var later = Mail.sms(ana, Mail.NEW_YORK);
        queue(later);
        dispatcher.run();
        assertThat(kept())
                .extracting(Outbox.Entry::body)
                .containsExactly(later.text(), first.text() + "\nReply STOP to opt out.");
    }

    @Test
    void deliversTheProductsOwnMail() {
        postman.post(new ProductLetter(
                players.harbor(),
                "verification",
                new EmailAddress("grace@example.com"),
                "Grace Harbor",
                new Wordings(
                        new Wording(
                                "Verify your address",
                                "Welcome to LeadNest.\n\nPlease verify your address.",
                                "Verify my address"),
                        new Wording("Confirme su dirección", "Confirme su dirección, por favor.", "Confirmar")),
                Optional.of("https://app.example.com/verify/abc?x=1&y=2")));
        dispatcher.run();
        var kept = kept().getFirst();
        assertThat(kept.to()).isEqualTo("grace@example.com");
        assertThat(kept.text()).contains("Verify my address: https://app.example.com/verify/abc?x=1&y=2");
        assertThat(kept.html()).contains("href=\"https://app.example.com/verify/abc?x=1&amp;y=2\"");
        assertThat(kept.headers()).doesNotContainKey("List-Unsubscribe");
        assertThat(players.atHarbor(() -> messages.list(null, Optional.empty(), 10))
                        .data())
                .as("links that sign their reader in are nobody else's business")
                .isEmpty();
    }

    @Test
    void listsByPersonNewestFirstInPages() {
        for (var i = 0; i < 5; i++) {
            queue(Mail.email(ana));
            clock.advance(Duration.ofSeconds(1));
        }
        queue(Mail.email(Mail.somebody()));
        var first = players.atHarbor(() -> messages.list(ana, Optional.empty(), 3));
        assertThat(first.data()).hasSize(3);
        var second = players.atHarbor(() -> messages.list(
                ana, org.leadnest.kernel.Cursor.parse(java.util.Objects.requireNonNull(first.next())), 3));
        assertThat(second.data()).hasSize(2);
        assertThat(second.next()).isNull();
        assertThat(players.atPine(() -> messages.list(ana, Optional.empty(), 3)).data())
                .isEmpty();
    }

    private List<UUID> queue(Outgoing message) {
        return players.atHarbor(() -> messages.queue(List.of(message)));
    }

    private Message message(UUID id) {
        return players.atHarbor(() -> messages.find(id)).orElseThrow();
    }

    private void optOut() {
        players.atHarbor(() -> {
            consents.optOut(ana, EnumSet.allOf(Channel.class), new Evidence("TEXT", "STOP", "text"));
            return true;
        });
    }

    private List<Outbox.Entry> kept() {
        return outbox.list(Optional.empty(), 200).data().stream()
                .filter(entry -> entry.accountId().equals(players.harbor().value()))
                .toList();
    }
}
