package org.leadnest.messaging.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Forecast;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Planned;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.leadnest.testkit.SignedIn;
import org.leadnest.testkit.TwilioPeer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

/** Texts leave as fast as the 10DLC campaign of their sender allows; what waits says so, and nothing is dropped. */
@LeadNestTest
class SmsRateTests {
    private static final TwilioPeer TWILIO = new TwilioPeer();
    private static final String SERVICE = "MG00000000000000000000000000000001";
    private static final String NUMBER = "+12025550144";
    private static final String FORM = "/app/settings/sending/connection";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private TestCredentials test;

    @Autowired
    private Connections connections;

    @Autowired
    private List<JobHandler> handlers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @DynamicPropertySource
    static void carriers(DynamicPropertyRegistry properties) {
        properties.add("leadnest.sms.twilio.base-url", TWILIO::baseUrl);
    }

    @AfterAll
    static void stop() {
        TWILIO.close();
    }

    @BeforeEach
    void enter() {
        TWILIO.forget();
        players = cast.enter();
        Mornings.next(clock);
    }

    @Test
    void textsLeaveOneAfterTheOtherAndEachIsSent() {
        TWILIO.campaignIs("VERIFIED", 3);
        connect(SERVICE);
        var texts = queue(10, new Outgoing.Origin.Api());
        dispatcher.run();
        assertThat(texts()).hasSize(3);
        var held = texts.stream()
                .map(this::message)
                .filter(one -> one.status() == Status.HELD)
                .toList();
        assertThat(held).hasSize(7).allSatisfy(one -> {
            assertThat(one.rule()).isEqualTo("rate");
            assertThat(one.reason()).contains("networks take 3 a second from this sender");
            assertThat(one.heldUntil()).isAfter(one.createdAt().plusMillis(900));
        });
        var moments = held.stream().map(Message::heldUntil).sorted().toList();
        for (int i = 1; i < moments.size(); i++) {
            assertThat(Duration.between(moments.get(i - 1), moments.get(i))).isGreaterThan(Duration.ofMillis(333));
        }
        for (int second = 1; second <= 4; second++) {
            clock.advance(Duration.ofSeconds(1));
            dispatcher.run();
        }
        assertThat(texts()).hasSize(10);
        assertThat(texts).allSatisfy(one -> assertThat(message(one).status()).isEqualTo(Status.SENT));
    }

    @Test
    void whatSomebodyWritesByHandDoesNotWaitInLine() {
        TWILIO.campaignIs("VERIFIED", 1);
        connect(NUMBER);
        queue(5, new Outgoing.Origin.Api());
        dispatcher.run();
        var answer = queue(1, new Outgoing.Origin.Manual()).getFirst();
        dispatcher.run();
        assertThat(message(answer).status()).isEqualTo(Status.SENT);
        assertThat(texts()).hasSize(2);
    }

    @Test
    void turnsThatPassedWhileNothingCouldBeSentAreNotMadeUpForAtOnce() {
        TWILIO.campaignIs("VERIFIED", 1);
        connect(SERVICE);
        queue(30, new Outgoing.Origin.Api());
        Duration lasted = lasting(dispatcher::run);
        clock.advance(Duration.ofHours(1));
        lasted = lasted.plus(lasting(dispatcher::run));
        // One in each run; more only for whole seconds that a run lasted.
        assertThat(texts()).hasSizeBetween(2, 2 + (int) lasted.toSeconds() + (lasted.toSeconds() > 0 ? 1 : 0));
    }

    private Duration lasting(Runnable run) {
        Instant from = clock.instant();
        run.run();
        return Duration.between(from, clock.instant());
    }

    @Test
    void whatIsBeyondTheDayOfTheBrandsTierWaitsForTheNextOne() {
        TWILIO.campaignIs("VERIFIED", 75);
        connect(SERVICE);
        queue(1, new Outgoing.Origin.Api());
        dispatcher.run();
        ZoneId pacific = ZoneId.of("America/Los_Angeles");
        LocalDate today = LocalDate.ofInstant(clock.instant(), pacific);
        assertThat(used(today)).isEqualTo(1);
        players.atHarbor(() -> transactions.execute(
                status -> jdbc.sql("update messaging.turns set segments = 1999").update()));
        List<UUID> texts = queue(2, new Outgoing.Origin.Api());
        UUID answer = queue(1, new Outgoing.Origin.Manual()).getFirst();
        dispatcher.run();
        assertThat(texts.stream().map(this::message).filter(one -> one.status() == Status.SENT))
                .hasSize(1);
        assertThat(texts.stream().map(this::message).filter(one -> one.status() == Status.HELD))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.rule()).isEqualTo("daily-cap");
                    assertThat(one.reason()).contains("T-Mobile takes 2,000 segments a day");
                    assertThat(one.heldUntil())
                            .isEqualTo(today.plusDays(1).atStartOfDay(pacific).toInstant());
                });
        assertThat(message(answer).status()).isEqualTo(Status.SENT);
        assertThat(mvc.get().uri("/app/settings/sending").with(SignedIn.as(players.grace())))
                .hasStatusOk()
                .bodyText()
                .contains("2,001 used today");
        clock.advance(Duration.ofDays(1));
        Mornings.next(clock);
        dispatcher.run();
        assertThat(texts).allSatisfy(one -> assertThat(message(one).status()).isEqualTo(Status.SENT));
        assertThat(used(LocalDate.ofInstant(clock.instant(), pacific))).isEqualTo(1);
    }

    private int used(LocalDate day) {
        return players.atHarbor(() -> transactions.execute(
                status -> jdbc.sql("select coalesce(sum(segments), 0)::int from messaging.turns where day = :day")
                        .param("day", java.sql.Date.valueOf(day))
                        .query(Integer.class)
                        .single()));
    }

    @Test
    void aForecastKnowsTheLineAndTheDay() {
        TWILIO.campaignIs("VERIFIED", 1);
        connect(SERVICE);
        Instant now = clock.instant();
        List<Forecast> forecasts = players.atHarbor(() -> messages.forecast(IntStream.range(0, 3)
                .mapToObj(number -> new Planned(text(number, new Outgoing.Origin.Step(Ids.next(), Ids.next())), now))
                .toList()));
        assertThat(forecasts).extracting(one -> ((Forecast.Goes) one).at()).satisfies(moments -> {
            assertThat(moments.getFirst()).isEqualTo(now);
            assertThat(Duration.between(moments.get(1), moments.get(2))).isEqualTo(Duration.ofSeconds(1));
        });
        assertThat(java.util.Objects.requireNonNull(((Forecast.Goes) forecasts.getLast()).held())
                        .rule())
                .isEqualTo("rate");
        Long lines =
                players.atHarbor(() -> transactions.execute(status -> jdbc.sql("select count(*) from messaging.turns")
                        .query(Long.class)
                        .single()));
        assertThat(lines).isZero();
    }

    @Test
    void aNumberHasThePaceOfTheCampaignItSendsUnder() {
        TWILIO.campaignIs("VERIFIED", 40);
        var taken = (Probe.Taken) test.of(Credentials.twilio("AC" + "0".repeat(32), "token"), "");
        assertThat(taken.findings().pace(NUMBER).orElseThrow().perSecond()).isEqualTo(40);
        assertThat(taken.findings().registrations().toString()).contains("At most 40 messages a second leave by it.");
    }

    @Test
    void textsWaitUntilTheCampaignIsVerifiedAndThenGoByThemselves() {
        TWILIO.campaignIs("IN_PROGRESS", 0);
        connect(SERVICE);
        var text = queue(1, new Outgoing.Origin.Api()).getFirst();
        dispatcher.run();
        assertThat(message(text).rule()).isEqualTo("channel-configured");
        assertThat(message(text).reason()).contains("10DLC campaign of Follow-up is in progress");
        TWILIO.campaignIs("VERIFIED", 75);
        clock.advance(Duration.ofMinutes(61));
        dispatcher.run();
        var asked =
                jdbc.sql("select task_name from platform.scheduled_tasks where task_name = 'messaging.try-carrier'");
        assertThat(asked.query(String.class).list()).isNotEmpty();
        var connection = players.atHarbor(() -> connections.find(Channel.SMS)).orElseThrow();
        var again = handlers.stream()
                .filter(one -> one.name().equals("messaging.try-carrier"))
                .findFirst()
                .orElseThrow();
        players.atHarbor(() -> {
            again.run(players.harbor(), connection.id());
            return true;
        });
        dispatcher.run();
        assertThat(message(text).status()).isEqualTo(Status.SENT);
    }

    /** Other tests' accounts have messages that fall due, too. */
    private List<TwilioPeer.Text> texts() {
        return TWILIO.texts().stream()
                .filter(text -> text.callback().contains(players.harbor().toString()))
                .toList();
    }

    private void connect(String sender) {
        var fields = new java.util.HashMap<String, String>();
        fields.put("with", "twilio");
        fields.put("login", "AC" + "0123456789abcdef".repeat(2));
        fields.put("secret", "token");
        post(FORM, fields);
        post(FORM + "/sender", java.util.Map.of("sender", sender));
    }

    private void post(String uri, java.util.Map<String, String> fields) {
        var request = mvc.post().uri(uri).with(SignedIn.as(players.grace()));
        fields.forEach(request::param);
        assertThat(request.exchange()).hasStatus3xxRedirection();
    }

    private List<UUID> queue(int count, Outgoing.Origin origin) {
        return players.atHarbor(() -> messages.queue(IntStream.range(0, count)
                .mapToObj(number -> text(number, origin))
                .toList()));
    }

    private static Outgoing text(int number, Outgoing.Origin origin) {
        return new Outgoing(
                Ids.next(),
                Channel.SMS,
                Category.COMMERCIAL,
                "+130555501%02d".formatted(number),
                "Ana Lopez",
                "",
                "Still looking, Ana? " + Ids.next(),
                new Whereabouts(ZoneId.of("America/New_York"), "NY", null, null),
                origin,
                null);
    }

    private Message message(UUID id) {
        return players.atHarbor(() -> messages.find(id)).orElseThrow();
    }
}
