package org.leadnest.messaging.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadnest.cadence.HoursWindow;
import org.leadnest.cadence.Place;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.gate.Candidate.ConsentState;
import org.leadnest.messaging.gate.Candidate.Setup;

class SendGateTests {
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
    private static final Set<Place> MIAMI = Set.of(new Place(ZoneId.of("America/New_York"), "US-FL"));
    /** 10:00 in Miami. */
    private static final Instant MORNING = Instant.parse("2026-06-01T14:00:00Z");
    /** 22:00 in Miami. */
    private static final Instant NIGHT = Instant.parse("2026-06-02T02:00:00Z");

    private static final Setup GOOD = new Setup(true, true, true, true, true);
    private static final SendGate GATE = new SendGate(
            Arrays.stream(DayOfWeek.values())
                    .map(day -> new HoursWindow("US", day, LocalTime.of(8, 0), LocalTime.of(21, 0), LONG_AGO, null))
                    .toList(),
            List.of(new Cap("US-FL", 3, Duration.ofHours(24), "Fla. Stat. 501.616(6)(b)", LONG_AGO, null)));

    @Test
    void allowsWhatNoRuleIsAgainst() {
        assertThat(GATE.judge(candidate(Channel.EMAIL, GOOD), MORNING)).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void holdsCommercialMailThatWouldLeaveWithoutAWayToUnsubscribe() {
        Setup bare = GOOD.by(false);
        assertThat(GATE.judge(candidate(Channel.EMAIL, bare), MORNING))
                .isInstanceOfSatisfying(Verdict.Hold.class, hold -> {
                    assertThat(hold.rule()).isEqualTo("list-unsubscribe");
                    assertThat(hold.reason()).contains("List-Unsubscribe", "SendGrid");
                });
        assertThat(GATE.judge(candidate(Channel.SMS, bare), MORNING)).isEqualTo(Verdict.ALLOW);
        assertThat(GATE.judge(candidate(Channel.EMAIL, bare.by(true)), MORNING)).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void holdsUntilQuietHoursEnd() {
        assertThat(GATE.judge(candidate(Channel.SMS, GOOD), NIGHT)).isInstanceOfSatisfying(Verdict.Hold.class, hold -> {
            assertThat(hold.rule()).isEqualTo("quiet-hours");
            assertThat(hold.until()).isEqualTo("2026-06-02T12:00:00Z");
            assertThat(hold.reason()).contains("US-FL", "America/New_York");
        });
    }

    @Test
    void holdsTheFourthMessageUntilTheFirstIsADayOld() {
        var sent = List.of(MORNING.minusSeconds(7200), MORNING.minusSeconds(3600), MORNING.minusSeconds(60));
        assertThat(GATE.judge(candidate(Channel.EMAIL, GOOD, ConsentState.NOT_RECORDED, sent, null), MORNING))
                .isInstanceOfSatisfying(Verdict.Hold.class, hold -> {
                    assertThat(hold.rule()).isEqualTo("cap");
                    assertThat(hold.until())
                            .isEqualTo(MORNING.minusSeconds(7200).plus(Duration.ofHours(24)));
                });
    }

    @Test
    void textsNeedConsentThatIsRecordedOrStated() {
        var recordedOnly = new Setup(true, true, true, true, false);
        assertThat(rule(candidate(Channel.SMS, recordedOnly))).isEqualTo("consent");
        assertThat(GATE.judge(candidate(Channel.EMAIL, recordedOnly), MORNING)).isEqualTo(Verdict.ALLOW);
        assertThat(GATE.judge(candidate(Channel.SMS, recordedOnly, ConsentState.GIVEN, List.of(), null), MORNING))
                .isEqualTo(Verdict.ALLOW);
        assertThat(rule(candidate(Channel.EMAIL, GOOD, ConsentState.WITHDRAWN, List.of(), null)))
                .isEqualTo("consent");
    }

    @Test
    void waitsForAPostalAddressUnderEMailThatLeavesTheHouse() {
        assertThat(rule(candidate(Channel.EMAIL, new Setup(true, true, false, true, true))))
                .isEqualTo("postal-address");
        assertThat(GATE.judge(candidate(Channel.EMAIL, new Setup(true, true, false, false, true)), MORNING))
                .isEqualTo(Verdict.ALLOW);
        assertThat(GATE.judge(candidate(Channel.SMS, new Setup(true, true, false, true, true)), MORNING))
                .isEqualTo(Verdict.ALLOW);
    }

    @Test
    void stopsForAnAccountThatIsNotInGoodStanding() {
        assertThat(rule(candidate(Channel.EMAIL, new Setup(false, true, true, true, true))))
                .isEqualTo("account-standing");
    }

    @Test
    void waitsForACarrierThatRestsWhateverTheMessage() {
        var rest = new Candidate.Rest(MORNING.plusSeconds(60), "The carrier is busy (429).");
        var resting = new Setup(true, null, true, true, true, null, rest, null);
        assertThat(GATE.judge(candidate(Channel.EMAIL, resting), MORNING))
                .isInstanceOfSatisfying(Verdict.Hold.class, hold -> {
                    assertThat(hold.rule()).isEqualTo("carrier-resting");
                    assertThat(hold.until()).isEqualTo(MORNING.plusSeconds(60));
                });
        assertThat(GATE.judge(candidate(Channel.EMAIL, resting), MORNING.plusSeconds(60)))
                .isEqualTo(Verdict.ALLOW);
    }

    @Test
    void waitsForAPlanAndLetsTransactionalMailGo() {
        var unpaid =
                new Setup(true, null, true, true, true, "The trial has ended: choose a plan to go on.", null, null);
        assertThat(rule(candidate(Channel.EMAIL, unpaid))).isEqualTo("plan");
        assertThat(GATE.judge(
                        new Candidate(
                                Channel.EMAIL,
                                Category.TRANSACTIONAL,
                                true,
                                false,
                                ConsentState.NOT_RECORDED,
                                false,
                                null,
                                MIAMI,
                                List.of(),
                                unpaid),
                        MORNING))
                .isEqualTo(Verdict.ALLOW);
    }

    @Test
    void waitsForAChannelToBeConfigured() {
        assertThat(rule(candidate(Channel.SMS, new Setup(true, false, true, true, true))))
                .isEqualTo("channel-configured");
    }

    @Test
    void refusesWhatIsPastItsExpiryOrWouldBe() {
        var until = MORNING.minusSeconds(1);
        assertThat(rule(candidate(Channel.EMAIL, GOOD, ConsentState.GIVEN, List.of(), until)))
                .isEqualTo("expiry");
        var soon = candidate(Channel.EMAIL, GOOD, ConsentState.GIVEN, List.of(), NIGHT.plusSeconds(60));
        assertThat(GATE.judge(soon, NIGHT)).isInstanceOf(Verdict.Refuse.class);
    }

    @Test
    void refusesWhatCanNeverGoBeforeItHoldsWhatMustWait() {
        assertThat(GATE.rules().indexOf("suppression")).isLessThan(GATE.rules().indexOf("quiet-hours"));
    }

    @Test
    void refusesTheSameWordsWithinADayByHandAndAWeekByMachine() {
        assertThat(rule(manner(true, true, MORNING.minus(Duration.ofHours(23)), null)))
                .isEqualTo("duplicate");
        assertThat(rule(manner(true, true, MORNING.minus(Duration.ofHours(25)), null)))
                .isEqualTo("allowed");
        assertThat(rule(manner(false, true, MORNING.minus(Duration.ofHours(25)), null)))
                .isEqualTo("duplicate");
        assertThat(rule(manner(false, true, MORNING.minus(Duration.ofDays(8)), null)))
                .isEqualTo("allowed");
    }

    @Test
    void refusesMailThatNobodyCanUnsubscribeFrom() {
        assertThat(rule(manner(false, false, null, null))).isEqualTo("list-unsubscribe");
    }

    @Test
    void holdsForWhoeverIsAwayButNotWhatSomebodyTypes() {
        Instant back = MORNING.plus(Duration.ofDays(3));
        assertThat(GATE.judge(manner(false, true, null, back), MORNING))
                .isEqualTo(new Verdict.Hold("away", "The person is away, says an automatic answer.", back));
        assertThat(rule(manner(true, true, null, back))).isEqualTo("allowed");
        assertThat(rule(manner(false, true, null, MORNING))).isEqualTo("allowed");
    }

    @Test
    void saysUntilWhenWhatItAllowsMayLeave() {
        assertThat(GATE.allowedUntil(candidate(Channel.EMAIL, GOOD), MORNING)).isEqualTo("2026-06-02T01:00:00Z");
        Instant soon = MORNING.plusSeconds(60);
        assertThat(GATE.allowedUntil(candidate(Channel.EMAIL, GOOD, ConsentState.GIVEN, List.of(), soon), MORNING))
                .isEqualTo(soon);
    }

    private static Candidate manner(
            boolean byHand, boolean unsubscribable, @Nullable Instant said, @Nullable Instant away) {
        return new Candidate(
                Channel.EMAIL,
                Category.COMMERCIAL,
                true,
                false,
                ConsentState.GIVEN,
                false,
                null,
                MIAMI,
                List.of(),
                GOOD,
                new Candidate.Manner(byHand, unsubscribable, said, away));
    }

    private static String rule(Candidate candidate) {
        return switch (GATE.judge(candidate, MORNING)) {
            case Verdict.Allow _ -> "allowed";
            case Verdict.Hold hold -> hold.rule();
            case Verdict.Refuse refuse -> refuse.rule();
        };
    }

    private static Candidate candidate(Channel channel, Setup setup) {
        return candidate(channel, setup, ConsentState.NOT_RECORDED, List.of(), null);
    }

    private static Candidate candidate(
            Channel channel, Setup setup, ConsentState consent, List<Instant> sent, @Nullable Instant notAfter) {
        return new Candidate(channel, Category.COMMERCIAL, true, false, consent, false, notAfter, MIAMI, sent, setup);
    }
}
