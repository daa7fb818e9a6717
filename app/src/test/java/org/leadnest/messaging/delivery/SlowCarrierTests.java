package org.leadnest.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.carriers.Delivery;
import org.leadnest.messaging.connections.Lane;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.leadnest.testkit.SignedIn;
import org.leadnest.testkit.SmtpPeer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** A mail server that takes its time costs its own account, and nobody else. */
@LeadNestTest
class SlowCarrierTests {
    private static final Lane MAIL = new Lane(Channel.EMAIL, false);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private CarrierHealth health;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ConfigurableApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private final SmtpPeer tarpit = new SmtpPeer();
    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
        Mornings.nextOfAWorkday(clock);
    }

    @AfterEach
    void stop() {
        tarpit.close();
    }

    @Test
    void aServerThatTakesItsTimeKeepsNoOtherAccountWaiting() throws Exception {
        connectTarpit();
        var slow = players.atHarbor(() -> messages.queue(List.of(mail()))).getFirst();
        due(players.harbor().value(), "2000-01-01");
        tarpit.hesitate(Duration.ofMillis(1_500));
        var quick = players.atPine(() -> messages.queue(List.of(mail()))).getFirst();
        due(players.pine().value(), "2000-01-02");
        var sent = new CountDownLatch(1);
        ApplicationListener<PayloadApplicationEvent<?>> ears = event -> {
            if (event.getPayload() instanceof MessageEvent.MessageSent one
                    && one.message().equals(quick)) {
                sent.countDown();
            }
        };
        context.addApplicationListener(ears);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var run = threads.submit(dispatcher::run);
            assertThat(sent.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(status(slow)).isNotEqualTo(Status.SENT);
            run.get(60, TimeUnit.SECONDS);
        } finally {
            context.removeApplicationListener(ears);
        }
        assertThat(status(slow)).isEqualTo(Status.SENT);
        assertThat(tarpit.letters()).hasSize(1);
    }

    @Test
    void callsThatAreTakenTooLateMakeTheCarrierRestShortly() {
        Instant now = clock.instant();
        for (int call = 0; call < 5; call++) {
            assertThat(resting(now)).isFalse();
            heard(Duration.ofSeconds(12), now);
        }
        assertThat(resting(now)).isTrue();
        assertThat(resting(now.plusSeconds(21))).isFalse();
        heard(Duration.ofSeconds(12), now.plusSeconds(21));
        assertThat(resting(now.plusSeconds(21)))
                .as("it works, so one more late answer is the first of five again")
                .isFalse();
    }

    @Test
    void aQuickAnswerForgetsTheLateOnes() {
        for (int call = 0; call < 4; call++) {
            heard(Duration.ofSeconds(12), clock.instant());
        }
        heard(Duration.ofSeconds(1), clock.instant());
        heard(Duration.ofSeconds(12), clock.instant());
        assertThat(resting(clock.instant())).isFalse();
    }

    private void heard(Duration took, Instant now) {
        players.atHarbor(() -> {
            transactions.executeWithoutResult(
                    _ -> health.heard(players.harbor(), MAIL, new Delivery.Accepted(null), took, now));
            return true;
        });
    }

    private boolean resting(Instant now) {
        return players.atHarbor(() -> Boolean.TRUE.equals(transactions.execute(_ -> health.of(players.harbor(), MAIL)
                .filter(state -> state.resting(now))
                .isPresent())));
    }

    private void connectTarpit() {
        var request = mvc.post().uri("/app/settings/sending/connection").with(SignedIn.as(players.grace()));
        Map.of(
                        "with", "smtp",
                        "sender", "team@harbor.example",
                        "host", "127.0.0.1",
                        "port", String.valueOf(tarpit.port()),
                        "login", "team",
                        "secret", "right")
                .forEach(request::param);
        assertThat(request.exchange()).hasStatus3xxRedirection();
    }

    private void due(UUID account, String at) {
        jdbc.sql("update messaging.wakeups set due_at = :at::timestamptz where account_id = :account")
                .param("account", account)
                .param("at", at)
                .update();
    }

    private Status status(UUID id) {
        return players.atHarbor(() -> messages.find(id)).orElseThrow().status();
    }

    private static Outgoing mail() {
        return new Outgoing(
                Ids.next(),
                Channel.EMAIL,
                Category.COMMERCIAL,
                "ana." + Ids.next() + "@example.com",
                "Ana",
                "Hello",
                "Hello Ana " + Ids.next(),
                new Whereabouts(ZoneId.of("America/New_York"), "NY", null, null),
                new Outgoing.Origin.Manual(),
                null);
    }
}
