package org.leadnest.messaging.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.HoursWindow;
import org.leadnest.cadence.Place;
import org.leadnest.cadence.SendingHours;
import org.leadnest.kernel.UserId;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.gate.OwnRule.Hours;
import org.leadnest.messaging.gate.OwnRule.Most;
import org.leadnest.messaging.gate.OwnRule.Stance;
import org.leadnest.messaging.gate.OwnRule.Wanted;
import org.leadnest.messaging.gate.OwnRule.What;
import org.leadnest.messaging.gate.Rules.Cited;

class RuleBookTests {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate LONG_AGO = LocalDate.of(2003, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final UserId OWNER = new UserId(UUID.randomUUID());
    private static final List<Cited> LAW = Stream.of(
                    rows("US", ALL, 8, 21, "federal", LONG_AGO, null),
                    rows("US-FL", ALL, 8, 20, "Florida", LONG_AGO, null),
                    rows(
                            "US-AL",
                            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
                            8,
                            21,
                            "Alabama",
                            LONG_AGO,
                            null))
            .flatMap(List::stream)
            .toList();
    private static final List<Cap> CAPS =
            List.of(new Cap("US-FL", 3, Duration.ofHours(24), "Florida's cap", LONG_AGO, null));

    @Example
    void withoutOwnRulesItIsTheLaw() {
        assertThat(open(book(), Channel.SMS, "US-FL", 19)).isTrue();
        assertThat(open(book(), Channel.SMS, "US-FL", 20)).isFalse();
        assertThat(open(book(), Channel.SMS, "US-NY", 20)).isTrue();
    }

    @Example
    void aStricterRuleTakesHoursAwayEverywhereAlsoWhereAStateHasItsOwn() {
        RuleBook strict = book(rule(Stance.STRICTER, null, "*", new Hours(WORKDAYS, at(9), at(17)), ""));
        for (String state : List.of("US-FL", "US-NY", "US-AL", "US")) {
            assertThat(open(strict, Channel.EMAIL, state, 8)).as(state).isFalse();
            assertThat(open(strict, Channel.EMAIL, state, 16)).as(state).isTrue();
            assertThat(open(strict, Channel.EMAIL, state, 17)).as(state).isFalse();
        }
        assertThat(openOn(strict, Channel.EMAIL, "US-FL", TODAY.plusDays(5), 19))
                .as("Saturday stays as the law has it")
                .isTrue();
    }

    @Example
    void aStateWithoutALawOfItsOwnMayHaveARuleOfYours() {
        RuleBook strict = book(rule(Stance.STRICTER, Channel.SMS, "US-NY", new Hours(ALL, at(10), at(12)), ""));
        assertThat(open(strict, Channel.SMS, "US-NY", 9)).isFalse();
        assertThat(open(strict, Channel.SMS, "US-NY", 11)).isTrue();
        assertThat(open(strict, Channel.EMAIL, "US-NY", 9))
                .as("for texts alone")
                .isTrue();
        assertThat(open(strict, Channel.SMS, "US-GA", 9)).as("another state").isTrue();
    }

    @Example
    void daysMayBeClosed() {
        RuleBook weekends = book(rule(
                Stance.STRICTER,
                null,
                "*",
                new Hours(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), null, null),
                ""));
        assertThat(openOn(weekends, Channel.SMS, "US-NY", TODAY.plusDays(5), 12))
                .isFalse();
        assertThat(openOn(weekends, Channel.SMS, "US-NY", TODAY.plusDays(7), 12))
                .isTrue();
    }

    @Example
    void aLooserRuleStandsInForItsLawAlone() {
        OwnRule evenings = rule(Stance.LOOSER, null, "US-FL", new Hours(ALL, at(8), at(21)), "Florida");
        RuleBook loose = book(evenings);
        assertThat(open(loose, Channel.EMAIL, "US-FL", 20)).isTrue();
        assertThat(loose.binding(Channel.SMS, false)
                        .hours()
                        .check(Set.of(new Place(NEW_YORK, "US-FL")), instant(TODAY, 20)))
                .as("texts to somebody without recorded consent")
                .isInstanceOf(SendingHours.Verdict.Closed.class);
        assertThat(loose.binding(Channel.SMS, true)
                        .hours()
                        .check(Set.of(new Place(NEW_YORK, "US-FL")), instant(TODAY, 20)))
                .isInstanceOf(SendingHours.Verdict.Open.class);
        assertThat(open(loose, Channel.EMAIL, "US-FL", 21)).isFalse();

        RuleBook both = book(evenings, rule(Stance.STRICTER, null, "*", new Hours(ALL, at(9), at(18)), ""));
        assertThat(open(both, Channel.EMAIL, "US-FL", 20))
                .as("stricter always wins")
                .isFalse();
    }

    @Example
    void anotherLawEndsWhatStoodInForTheFirst() {
        LocalDate reform = TODAY.plusDays(30);
        List<Cited> law = Stream.of(
                        rows("US", ALL, 8, 21, "federal", LONG_AGO, null),
                        rows("US-FL", ALL, 8, 20, "Florida", LONG_AGO, reform),
                        rows("US-FL", ALL, 9, 19, "Florida's reform", reform, null))
                .flatMap(List::stream)
                .toList();
        RuleBook loose = new RuleBook(
                law,
                CAPS,
                List.of(rule(Stance.LOOSER, null, "US-FL", new Hours(ALL, at(8), at(21)), "Florida")),
                TODAY);
        assertThat(openOn(loose, Channel.EMAIL, "US-FL", reform.minusDays(1), 20))
                .isTrue();
        assertThat(openOn(loose, Channel.EMAIL, "US-FL", reform, 20)).isFalse();
        assertThat(openOn(loose, Channel.EMAIL, "US-FL", reform, 18)).isTrue();
    }

    @Example
    void whatIsStricterIsDecidedHere() {
        assertThat(stance("US-NY", new Hours(ALL, at(9), at(20)))).isEqualTo(Stance.STRICTER);
        assertThat(stance("US-FL", new Hours(ALL, at(9), at(21)))).isEqualTo(Stance.LOOSER);
        assertThat(stance("US-AL", new Hours(EnumSet.of(DayOfWeek.SUNDAY), at(12), at(13))))
                .isEqualTo(Stance.LOOSER);
        assertThat(stance("US-AL", new Hours(ALL, null, null))).isEqualTo(Stance.STRICTER);
        assertThat(stance("US-FL", new Most(3, Duration.ofDays(2)))).isEqualTo(Stance.STRICTER);
        assertThat(stance("US-FL", new Most(2, Duration.ofHours(12)))).isEqualTo(Stance.LOOSER);
        assertThat(stance("US-FL", new Most(4, Duration.ofHours(24)))).isEqualTo(Stance.LOOSER);
        assertThat(stance("US-NY", new Most(9, Duration.ofHours(1)))).isEqualTo(Stance.STRICTER);
    }

    @Example
    void capsAreAskedBesideTheLawAndLooserOnesInsteadOfIt() {
        RuleBook strict = book(rule(Stance.STRICTER, Channel.EMAIL, "*", new Most(1, Duration.ofDays(7)), ""));
        assertThat(strict.binding(Channel.EMAIL, false).caps())
                .extracting(Cap::most)
                .containsExactly(3, 1);
        assertThat(strict.binding(Channel.SMS, false).caps())
                .extracting(Cap::most)
                .containsExactly(3);

        OwnRule fiveForAMonth = new OwnRule(
                UUID.randomUUID(),
                Stance.LOOSER,
                new Wanted(Channel.EMAIL, "US-FL", new Most(5, Duration.ofDays(1))),
                "reason",
                "Florida's cap",
                TODAY,
                TODAY.plusDays(30),
                OWNER,
                Instant.EPOCH,
                null);
        List<Cap> caps = book(fiveForAMonth).binding(Channel.EMAIL, false).caps();
        assertThat(inForce(caps, TODAY.minusDays(1))).containsExactly(3);
        assertThat(inForce(caps, TODAY)).containsExactly(5);
        assertThat(inForce(caps, TODAY.plusDays(29))).containsExactly(5);
        assertThat(inForce(caps, TODAY.plusDays(30))).containsExactly(3);
    }

    @Example
    void whatIsLeftIsCounted() {
        assertThat(book().fewestMinutes()).as("Alabama without a Sunday").isEqualTo(6 * 13 * 60);
        assertThat(book(rule(Stance.STRICTER, null, "US-FL", new Hours(ALL, at(20), at(21)), ""))
                        .fewestMinutes())
                .isZero();
    }

    @Example
    void aWeekThatIsClosedIsNotOneWithoutARule() {
        RuleBook closed = book(rule(Stance.STRICTER, null, "US-AL", new Hours(ALL, null, null), ""));
        assertThat(open(closed, Channel.SMS, "US-AL", 12)).isFalse();
        assertThat(open(closed, Channel.SMS, "US-NY", 12)).isTrue();
    }

    /** Whatever stricter rules are set, in whatever order: nothing opens that the law keeps closed. */
    @Property(tries = 300)
    void stricterRulesOnlyClose(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @Size(max = 5) List<Integer> shape) {
        Random random = new Random(seed);
        List<OwnRule> rules =
                new ArrayList<>(shape.stream().map(_ -> anyStricter(random)).toList());
        RuleBook one = new RuleBook(LAW, CAPS, rules, TODAY);
        Collections.shuffle(rules, random);
        RuleBook other = new RuleBook(LAW, CAPS, rules, TODAY);
        for (int i = 0; i < 40; i++) {
            Instant when = instant(TODAY, 0).plus(Duration.ofMinutes(random.nextInt(60 * 24 * 60)));
            Place place =
                    new Place(NEW_YORK, List.of("US", "US-FL", "US-AL", "US-NY").get(random.nextInt(4)));
            for (Channel channel : Channel.values()) {
                boolean law = openAt(book(), channel, place, when);
                boolean own = openAt(one, channel, place, when);
                assertThat(own && !law)
                        .as("%s %s %s by %s", when, place, channel, rules)
                        .isFalse();
                assertThat(openAt(other, channel, place, when)).isEqualTo(own);
            }
        }
    }

    private static OwnRule anyStricter(Random random) {
        int opens = random.nextInt(23);
        int closes = opens + 1 + random.nextInt(23 - opens);
        int first = 1 + random.nextInt(7);
        Set<DayOfWeek> days = EnumSet.range(DayOfWeek.of(first), DayOfWeek.of(first + random.nextInt(8 - first)));
        Hours hours = random.nextInt(4) == 0 ? new Hours(days, null, null) : new Hours(days, at(opens), at(closes));
        Channel channel = List.of(Channel.EMAIL, Channel.SMS).get(random.nextInt(2));
        String where = List.of("*", "US-FL", "US-AL", "US-NY").get(random.nextInt(4));
        return rule(Stance.STRICTER, random.nextBoolean() ? channel : null, where, hours, "");
    }

    private static Stance stance(String jurisdiction, What what) {
        return book().stance(new Wanted(null, jurisdiction, what), TODAY);
    }

    private static List<Integer> inForce(List<Cap> caps, LocalDate day) {
        return caps.stream().filter(cap -> cap.inForceOn(day)).map(Cap::most).toList();
    }

    private static RuleBook book(OwnRule... own) {
        return new RuleBook(LAW, CAPS, List.of(own), TODAY.minusDays(1));
    }

    private static OwnRule rule(Stance stance, @Nullable Channel channel, String where, What what, String source) {
        return new OwnRule(
                UUID.randomUUID(),
                stance,
                new Wanted(channel, where, what),
                "",
                source,
                TODAY,
                null,
                OWNER,
                Instant.EPOCH,
                null);
    }

    private static List<Cited> rows(
            String where,
            Set<DayOfWeek> days,
            int opens,
            int closes,
            String source,
            LocalDate from,
            @Nullable LocalDate until) {
        return days.stream()
                .map(day -> new Cited(new HoursWindow(where, day, at(opens), at(closes), from, until), source))
                .toList();
    }

    private static boolean open(RuleBook book, Channel channel, String jurisdiction, int hour) {
        return openOn(book, channel, jurisdiction, TODAY, hour);
    }

    private static boolean openOn(RuleBook book, Channel channel, String jurisdiction, LocalDate day, int hour) {
        return openAt(book, channel, new Place(NEW_YORK, jurisdiction), instant(day, hour));
    }

    private static boolean openAt(RuleBook book, Channel channel, Place place, Instant when) {
        return book.binding(channel, false).hours().check(Set.of(place), when) instanceof SendingHours.Verdict.Open;
    }

    private static Instant instant(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(NEW_YORK).toInstant();
    }

    private static LocalTime at(int hour) {
        return LocalTime.of(hour, 0);
    }
}
