package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is away, who was told the same before, and who said stop: over the real queue. */
@LeadNestTest
class GateRulesTests {
    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private final UUID ana = Mail.somebody();

    @Autowired
    private BusinessDays businessDays;

    @BeforeEach
    void enter() {
        players = cast.enter();
        Daytime.moveTo(clock, "10:00");
    }

    @Test
    void anOutOfOfficeIsNoAnswerAndHoldsUntilABusinessDayAfterTheReturn() {
        var id = queue(Mail.step(ana, Ids.next(), Ids.next())).getFirst();
        // A Wednesday; back on Friday, so that Monday is the business day after it, or Tuesday where Monday is a
        // holiday.
        LocalDate friday =
                LocalDate.ofInstant(clock.instant(), Daytime.NEW_YORK).plusDays(2);
        away(friday);
        dispatcher.run();
        var held = message(id);
        assertThat(held.status()).isEqualTo(Status.HELD);
        assertThat(held.rule()).isEqualTo("away");
        LocalDate monday = friday.plusDays(3);
        boolean holiday = !players.atHarbor(businessDays::days).has(monday);
        assertThat(held.heldUntil())
                .isEqualTo((holiday ? monday.plusDays(1) : monday)
                        .atTime(9, 0)
                        .atZone(players.atHarbor(() -> accounts.account(players.harbor()))
                                .zone())
                        .toInstant());
        var byHand = queue(Mail.email(ana)).getFirst();
        dispatcher.run();
        assertThat(message(byHand).status()).as("whoever types knows").isEqualTo(Status.SENT);
        clock.advance(Duration.ofDays(holiday ? 6 : 5));
        Daytime.moveTo(clock, "10:00");
        dispatcher.run();
        assertThat(message(id).status()).isEqualTo(Status.SENT);
    }

    @Test
    void aPersonWhoWritesWhileAwayIsNotAway() {
        away(LocalDate.ofInstant(clock.instant(), Daytime.NEW_YORK).plusDays(2));
        clock.advance(Duration.ofSeconds(1));
        players.atHarbor(() -> messages.receive(new Incoming(
                ana, Channel.EMAIL, Mail.address(ana), "x@example.com", "Re", "Call me", false, "imap", "2")));
        clock.advance(Duration.ofSeconds(1));
        var id = queue(Mail.step(ana, Ids.next(), Ids.next())).getFirst();
        dispatcher.run();
        assertThat(message(id).status()).isEqualTo(Status.SENT);
    }

    @Test
    void theForecastSaysThatThePersonIsAway() {
        away(null);
        var forecast = players.atHarbor(() -> messages.forecast(
                        List.of(new Planned(Mail.step(ana, Ids.next(), Ids.next()), clock.instant()))))
                .getFirst();
        assertThat(forecast).isInstanceOfSatisfying(Forecast.Goes.class, goes -> {
            assertThat(java.util.Objects.requireNonNull(goes.held()).rule()).isEqualTo("away");
            assertThat(goes.at()).isAfter(clock.instant().plus(Duration.ofDays(1)));
        });
    }

    @Test
    void theSameWordsGoToAnAddressOnceADay() {
        var mail = Mail.email(ana);
        var first = queue(mail).getFirst();
        dispatcher.run();
        var again = queue(
                        Mail.saying(mail, "  " + mail.text().toUpperCase(java.util.Locale.ROOT) + "\n", mail.origin()))
                .getFirst();
        dispatcher.run();
        assertThat(message(first).status()).isEqualTo(Status.SENT);
        assertThat(message(again).rule()).isEqualTo("duplicate");
        clock.advance(Duration.ofHours(24).plusSeconds(1));
        var nextDay = queue(mail).getFirst();
        dispatcher.run();
        assertThat(message(nextDay).status()).isEqualTo(Status.SENT);
        clock.advance(Duration.ofDays(2));
        Daytime.moveTo(clock, "10:00");
        var machine = Mail.saying(mail, mail.text(), new Outgoing.Origin.Step(Ids.next(), Ids.next()));
        assertThat(players.atHarbor(() -> messages.forecast(List.of(new Planned(machine, clock.instant())))))
                .first()
                .isInstanceOfSatisfying(
                        Forecast.Refused.class,
                        refused -> assertThat(refused.reason().rule()).isEqualTo("duplicate"));
        var within = queue(machine).getFirst();
        dispatcher.run();
        assertThat(message(within).rule()).as("a machine waits a week").isEqualTo("duplicate");
        clock.advance(Duration.ofDays(7));
        Daytime.moveTo(clock, "10:00");
        var later = queue(Mail.saying(mail, mail.text(), new Outgoing.Origin.Step(Ids.next(), Ids.next())))
                .getFirst();
        dispatcher.run();
        assertThat(message(later).status()).isEqualTo(Status.SENT);
    }

    @Test
    void twoOfTheSameWordsInOneBatchAreOneToo() {
        var mail = Mail.email(ana);
        var ids = players.atHarbor(() -> messages.queue(List.of(mail, mail)));
        dispatcher.run();
        assertThat(ids).extracting(id -> message(id).status()).containsExactlyInAnyOrder(Status.SENT, Status.REFUSED);
    }

    @Test
    void aThankYouToEachOfTwoAnswersIsNoDuplicate() {
        var thanks = Mail.saying(Mail.email(ana), "Thanks!", new Outgoing.Origin.Manual());
        queue(thanks);
        dispatcher.run();
        clock.advance(Duration.ofSeconds(1));
        players.atHarbor(() -> messages.receive(new Incoming(
                ana, Channel.EMAIL, Mail.address(ana), "x@example.com", "Re", "Done", false, "imap", "3")));
        clock.advance(Duration.ofSeconds(1));
        var again = queue(thanks).getFirst();
        dispatcher.run();
        assertThat(message(again).status()).isEqualTo(Status.SENT);
    }

    @Test
    void theCapCountsTheNumberWhoeverIsBehindIt() {
        var florida = new Whereabouts(Daytime.NEW_YORK, "FL", null, null);
        var ids = new java.util.ArrayList<UUID>();
        for (int i = 0; i < 4; i++) {
            ids.addAll(queue(Mail.sms(Mail.somebody(), florida)));
            dispatcher.run();
        }
        assertThat(message(ids.getLast()).rule()).isEqualTo("cap");
        assertThat(players.atHarbor(() ->
                        messages.forecast(List.of(new Planned(Mail.sms(Mail.somebody(), florida), clock.instant())))))
                .first()
                .isInstanceOfSatisfying(
                        Forecast.Goes.class,
                        goes -> assertThat(java.util.Objects.requireNonNull(goes.held())
                                        .rule())
                                .isEqualTo("cap"));
    }

    @Test
    void anOptOutIsConfirmedOnceHoweverOftenItIsSaid() {
        text("STOP");
        text("stop texting me");
        text("STOP");
        dispatcher.run();
        assertThat(kept()).hasSize(1);
        text("START");
        text("STOP");
        dispatcher.run();
        assertThat(kept())
                .as("it began anew")
                .extracting(Outbox.Entry::body)
                .filteredOn(body -> body.contains("no more"))
                .hasSize(2);
    }

    @Test
    void helpIsAnsweredOnceAnHour() {
        text("HELP");
        text("help");
        dispatcher.run();
        assertThat(kept()).hasSize(1);
        clock.advance(Duration.ofMinutes(61));
        text("HELP");
        dispatcher.run();
        assertThat(kept()).hasSize(2);
    }

    @Test
    void anUnsubscribingMailboxIsHeardThoughItIsAMachine() {
        var waiting = queue(Mail.email(ana)).getFirst();
        players.atHarbor(() -> messages.receive(new Incoming(
                ana, Channel.EMAIL, Mail.address(ana), "x@example.com", "unsubscribe", "", true, "imap", "4")));
        dispatcher.run();
        assertThat(message(waiting).rule()).isEqualTo("suppression");
    }

    private void away(@Nullable LocalDate back) {
        players.atHarbor(() -> messages.receive(new Incoming(
                ana,
                Channel.EMAIL,
                Mail.address(ana),
                "x@example.com",
                "Away",
                "I am away",
                true,
                back,
                null,
                "imap",
                "1",
                List.of())));
    }

    private void text(String words) {
        clock.advance(Duration.ofSeconds(1));
        players.atHarbor(() -> messages.receive(new Incoming(
                ana,
                Channel.SMS,
                "+13055550123",
                "+12025550100",
                "",
                words,
                false,
                "twilio",
                UUID.randomUUID().toString())));
    }

    private List<UUID> queue(Outgoing message) {
        return players.atHarbor(() -> messages.queue(List.of(message)));
    }

    private Message message(UUID id) {
        return players.atHarbor(() -> messages.find(id)).orElseThrow();
    }

    private List<Outbox.Entry> kept() {
        return outbox.list(Optional.empty(), 200).data().stream()
                .filter(entry -> entry.accountId().equals(players.harbor().value()))
                .toList();
    }
}
