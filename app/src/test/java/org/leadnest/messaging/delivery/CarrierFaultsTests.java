package org.leadnest.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Incoming;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.leadnest.testkit.TwilioPeer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Texts through a carrier that fails in every way: what it took, it took once; what it did not take is not lost. */
@LeadNestTest
class CarrierFaultsTests {
    private static final TwilioPeer TWILIO = new TwilioPeer();
    private static final Whereabouts NEW_YORK = new Whereabouts(ZoneId.of("America/New_York"), "NY", null, null);
    private static final AtomicInteger NUMBER = new AtomicInteger(1000);

    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private DeliveryReports reports;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Cast.Players players;
    private int firstNumber;

    @DynamicPropertySource
    static void carriers(DynamicPropertyRegistry properties) {
        properties.add("leadnest.sms.provider", () -> "twilio");
        properties.add("leadnest.sms.twilio.base-url", TWILIO::baseUrl);
        properties.add("leadnest.sms.twilio.account-sid", () -> "AC1");
        properties.add("leadnest.sms.twilio.auth-token", () -> "token");
        properties.add("leadnest.sms.twilio.from", () -> "+12025550111");
    }

    @AfterAll
    static void stop() {
        TWILIO.close();
    }

    @BeforeEach
    void enter() {
        TWILIO.forget();
        firstNumber = NUMBER.get();
        players = cast.enter();
        Mornings.next(clock);
    }

    @Test
    void asksForReportsToOurDoorWithOurOwnId() {
        var id = queue();
        dispatch();
        assertThat(taken())
                .singleElement()
                .satisfies(text ->
                        assertThat(text.callback()).endsWith("/hooks/twilio/" + players.harbor() + "?message=" + id));
    }

    @Test
    void aLostAnswerIsLookedUpWithTheCarrierAndNotSentAgain() {
        TWILIO.failWith(Faults.at(1, Faults.Kind.AFTER_EFFECT));
        var id = queue();
        dispatch();
        clock.advance(Duration.ofMinutes(3));
        dispatch();
        assertThat(message(id).status()).isEqualTo(Status.SENT);
        assertThat(taken()).hasSize(1);
        settled(id, Report.delivered());
        assertThat(message(id).status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void whatTheCarrierDoesNotListStaysUnknownAndIsNotSentAgain() {
        TWILIO.failWith(Faults.at(1, Faults.Kind.BEFORE_EFFECT));
        var id = queue();
        dispatch();
        for (var hour = 0; hour < 3; hour++) {
            clock.advance(Duration.ofMinutes(31));
            dispatch();
        }
        assertThat(message(id).status()).isEqualTo(Status.UNKNOWN);
        assertThat(taken()).isEmpty();
    }

    @Test
    void twoLostTextsWithTheSameWordsAreToldApart() {
        TWILIO.failWith(Faults.at(1, Faults.Kind.AFTER_EFFECT));
        var number = number();
        var ana = Ids.next();
        var lost = queue(ana, number);
        dispatch();
        clock.advance(Duration.ofSeconds(1));
        players.atHarbor(() -> messages.receive(
                new Incoming(ana, Channel.SMS, number, "+12025550100", "", "Yes", false, "test", "answer " + ana)));
        var second = queue(ana, number);
        dispatch();
        clock.advance(Duration.ofMinutes(3));
        dispatch();
        assertThat(List.of(message(lost).status(), message(second).status())).containsOnly(Status.SENT);
        assertThat(jdbcCount("select count(distinct provider_id) from messaging.messages where status = 'SENT'"))
                .isEqualTo(2);
    }

    @Test
    void aReportThatOvertakesTheAnswerCountsOnce() {
        TWILIO.whenTaken(text -> players.atHarbor(() -> {
            reports.take(about(null, text.sid()), Report.delivered(), clock.instant());
            return true;
        }));
        var id = queue();
        dispatch();
        assertThat(message(id).status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void aReportWithOurOwnIdSettlesWhatIsStillBeingSent() {
        TWILIO.whenTaken(text -> players.atHarbor(() -> {
            var own = text.callback().substring(text.callback().indexOf('=') + 1);
            reports.take(about(own, text.sid()), Report.delivered(), clock.instant());
            return true;
        }));
        var id = queue();
        dispatch();
        assertThat(message(id).status()).isEqualTo(Status.DELIVERED);
        assertThat(jdbcCount("select count(*) from messaging.messages where provider_id is not null"))
                .isEqualTo(1);
    }

    @Test
    void aCarrierThatIsAwayIsLeftInPeaceAndEverythingGoesOutWhenItIsBack() {
        TWILIO.failWith(Faults.since(1, Faults.Kind.TOO_MANY));
        var ids = java.util.stream.Stream.generate(this::queue).limit(40).toList();
        for (var minute = 0; minute < 600; minute += 10) {
            dispatch();
            clock.advance(Duration.ofSeconds(10));
        }
        assertThat(TWILIO.calls())
                .as("calls in ten minutes to a carrier that is too busy")
                .isLessThan(400);
        assertThat(ids).allSatisfy(id -> assertThat(message(id).status()).isIn(Status.HELD, Status.QUEUED));
        assertThat(ids).anySatisfy(id -> assertThat(message(id).rule()).isEqualTo("carrier-resting"));
        TWILIO.failWith(Faults.NONE);
        for (var round = 0; round < 90 && taken().size() < ids.size(); round++) {
            clock.advance(Duration.ofSeconds(40));
            dispatch();
        }
        assertThat(taken().stream().map(TwilioPeer.Text::to))
                .doesNotHaveDuplicates()
                .hasSize(ids.size());
        assertThat(ids).allSatisfy(id -> assertThat(message(id).status()).isEqualTo(Status.SENT));
    }

    @Test
    void aBrokenCarrierDoesNotTurnTheWholeQueueIntoUnknown() {
        TWILIO.failWith(Faults.since(1, Faults.Kind.BEFORE_EFFECT));
        var ids = java.util.stream.Stream.generate(this::queue).limit(60).toList();
        dispatch();
        assertThat(ids.stream().filter(id -> message(id).status() == Status.UNKNOWN))
                .hasSizeLessThan(15);
    }

    /** Each call in turn goes wrong in each way: nothing is accepted twice, and nothing is neither sent nor listed. */
    @Test
    void whicheverCallFailsNothingIsSentTwiceOrForgotten() {
        for (var kind : List.of(Faults.Kind.BEFORE_EFFECT, Faults.Kind.AFTER_EFFECT, Faults.Kind.TOO_MANY)) {
            for (var call = 1; call <= 4; call++) {
                TWILIO.forget();
                firstNumber = NUMBER.get();
                TWILIO.failWith(Faults.at(call, kind));
                var ids = java.util.stream.Stream.generate(this::queue).limit(3).toList();
                for (var round = 0; round < 4; round++) {
                    dispatch();
                    clock.advance(Duration.ofMinutes(2));
                }
                var taken = taken();
                assertThat(taken.stream().map(TwilioPeer.Text::to))
                        .as(kind + " at call " + call)
                        .doesNotHaveDuplicates();
                var missing = ids.stream()
                        .filter(id -> message(id).status() != Status.SENT)
                        .toList();
                assertThat(missing).as(kind + " at call " + call).hasSize(ids.size() - taken.size());
                assertThat(missing)
                        .allSatisfy(id -> assertThat(message(id).status()).isEqualTo(Status.UNKNOWN));
            }
        }
    }

    /** Of this test alone: what others left waiting goes out as the clock moves. */
    private List<TwilioPeer.Text> taken() {
        return TWILIO.texts().stream()
                .filter(text -> Integer.parseInt(text.to().substring(8)) > firstNumber)
                .toList();
    }

    private void dispatch() {
        jdbc.sql("update messaging.wakeups set due_at = '2000-01-01' where account_id = :account")
                .param("account", players.harbor().value())
                .update();
        dispatcher.run();
    }

    private UUID queue() {
        return queue(number());
    }

    private static String number() {
        return "+1305555" + NUMBER.incrementAndGet();
    }

    private UUID queue(String number) {
        return queue(Ids.next(), number);
    }

    private UUID queue(UUID person, String number) {
        var message = new Outgoing(
                person,
                Channel.SMS,
                Category.COMMERCIAL,
                number,
                "Ana",
                "",
                "Still looking, Ana?",
                NEW_YORK,
                new Outgoing.Origin.Manual(),
                null);
        return players.atHarbor(() -> messages.queue(List.of(message))).getFirst();
    }

    private void settled(UUID message, Report report) {
        players.atHarbor(() -> {
            reports.take(about(message.toString(), null), report, clock.instant());
            return true;
        });
    }

    private DeliveryReports.About about(
            @org.jspecify.annotations.Nullable String own, @org.jspecify.annotations.Nullable String sid) {
        return new DeliveryReports.About(players.harbor(), "twilio", own, sid);
    }

    private long jdbcCount(String sql) {
        return players.atHarbor(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> jdbc.sql(sql).query(Long.class).single())));
    }

    private Message message(UUID id) {
        return Objects.requireNonNull(players.atHarbor(() -> messages.find(id)).orElse(null));
    }
}
