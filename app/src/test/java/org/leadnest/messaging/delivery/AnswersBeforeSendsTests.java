package org.leadnest.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
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
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An answer that is committed before a send wins over it, whichever of the two was begun first. */
@LeadNestTest
class AnswersBeforeSendsTests {
    private static final String PHONE = "+13055550188";

    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private TransactionTemplate transactions;

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

    /**
     * The answer is dated when it arrives, and seen when it is committed; the step is made in between. At night, so that it
     * waits.
     */
    @Test
    void anAnswerThatWasBeingStoredAsTheStepWasMadeKeepsItBack() throws Exception {
        clock.advance(Duration.ofHours(13));
        Instant enrolled = clock.instant();
        clock.advance(Duration.ofMinutes(10));
        var stored = new CountDownLatch(1);
        var made = new CountDownLatch(1);
        UUID step;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(() -> Tenancy.as(
                    players.harbor(),
                    () -> transactions.execute(_ -> {
                        boolean fresh = receive(ana, PHONE);
                        stored.countDown();
                        await(made);
                        return fresh;
                    })));
            stored.await();
            clock.advance(Duration.ofMillis(5));
            step = queue(ana, PHONE, null, enrolled);
            made.countDown();
            assertThat(answer.get()).isTrue();
        }
        Mornings.nextOfAWorkday(clock);
        dispatcher.run();
        assertThat(message(step).status()).isEqualTo(Status.REFUSED);
        assertThat(message(step).rule()).isEqualTo("answered");
    }

    @Test
    void anAnswerThatTheRunKnewOfDoesNotKeepItBack() {
        Instant enrolled = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        receive(ana, PHONE);
        Instant heard = answeredAt();
        clock.advance(Duration.ofMinutes(1));
        UUID known = queue(ana, PHONE, heard, enrolled);
        dispatcher.run();
        assertThat(message(known).status()).isEqualTo(Status.SENT);
        UUID resumed = queue(ana, PHONE, null, clock.instant());
        dispatcher.run();
        assertThat(message(resumed).status()).isEqualTo(Status.SENT);
    }

    @Test
    void theAnswerOfOneOfACoupleCountsForTheOtherAtTheSameNumber() {
        UUID ben = Ids.next();
        Instant enrolled = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        receive(ana, PHONE);
        UUID toBen = queue(ben, PHONE, null, enrolled);
        UUID elsewhere = queue(ben, "+13055550189", null, enrolled);
        dispatcher.run();
        assertThat(message(toBen).rule()).isEqualTo("answered");
        assertThat(message(elsewhere).status()).isEqualTo(Status.SENT);
    }

    private boolean receive(UUID person, String from) {
        return players.atHarbor(() -> messages.receive(new Incoming(
                person,
                Channel.SMS,
                from,
                "+12025550100",
                "",
                "Yes, Saturday",
                false,
                "test",
                Ids.next().toString())));
    }

    private Instant answeredAt() {
        return players.atHarbor(() -> messages.list(ana, java.util.Optional.empty(), 1))
                .data()
                .getFirst()
                .createdAt();
    }

    private UUID queue(UUID person, String number, @Nullable Instant heard, Instant listens) {
        return players.atHarbor(() -> messages.queue(List.of(new Outgoing(
                        person,
                        Channel.SMS,
                        Category.COMMERCIAL,
                        number,
                        "Ana",
                        "",
                        "Still looking? " + Ids.next(),
                        new Whereabouts(ZoneId.of("America/New_York"), "NY", null, null),
                        new Outgoing.Origin.Step(Ids.next(), Ids.next(), null, heard, listens),
                        null))))
                .getFirst();
    }

    private Message message(UUID id) {
        return players.atHarbor(() -> messages.find(id)).orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
