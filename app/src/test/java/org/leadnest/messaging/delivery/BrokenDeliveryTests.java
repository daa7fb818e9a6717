package org.leadnest.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.carriers.Delivery;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of messages when a process dies or somebody is quicker. */
@LeadNestTest
class BrokenDeliveryTests {
    private static final Whereabouts NEW_YORK =
            new Whereabouts(java.time.ZoneId.of("America/New_York"), "NY", null, null);

    @Autowired
    private Messages messages;

    @Autowired
    private Consents consents;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private DeliverySteps steps;

    @Autowired
    private JudgeDueMessages judge;

    @Autowired
    private Letterhead letterhead;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
        Mornings.nextOfAWorkday(clock);
    }

    @Test
    void aCommercialMessageThatNobodyCanAskAboutEndsAsUnknown() {
        var id = queue(Ids.next(), Category.COMMERCIAL);
        dieAfterClaim(id, "smtp");
        dispatch();
        assertThat(message(id).status()).isEqualTo(Status.UNKNOWN);
        dispatch();
        assertThat(message(id).status()).isEqualTo(Status.UNKNOWN);
        assertThat(outbox.find(id)).isEmpty();
    }

    /** An answer may come after the message was given up: the letter was taken all the same. */
    @Test
    void aLateCertainAnswerIsWorthMoreThanNotKnowing() {
        var id = queue(Ids.next(), Category.COMMERCIAL);
        var claimed = dieAfterClaim(id, "smtp");
        dispatch();
        assertThat(message(id).status()).isEqualTo(Status.UNKNOWN);
        players.atHarbor(() -> {
            steps.record(
                    players.harbor(),
                    claimed,
                    new Outcome(Status.SENT, null, null, "<1@peer>", null, clock.instant(), false),
                    new Delivery.Accepted("<1@peer>"),
                    Duration.ofSeconds(45));
            return true;
        });
        assertThat(message(id).status()).isEqualTo(Status.SENT);
    }

    @Test
    void aTransactionalOneIsTriedAgain() {
        var id = queue(Ids.next(), Category.TRANSACTIONAL);
        dieAfterClaim(id, "smtp");
        dispatch();
        clock.advance(Duration.ofMinutes(5));
        dispatch();
        assertThat(message(id).status()).isEqualTo(Status.SENT);
    }

    @Test
    void whatTheOutboxHasIsNotSentAgain() {
        var id = queue(Ids.next(), Category.COMMERCIAL);
        var claimed = dieAfterClaim(id, "outbox");
        outbox.keep(players.atHarbor(() -> letterhead.write(players.harbor(), claimed, "mail@leadnest.example")));
        dispatch();
        assertThat(message(id).status()).isEqualTo(Status.SENT);
        assertThat(outbox.of(players.harbor().value())).containsOnlyOnce(id);
    }

    @Test
    void whatTheOutboxNeverGotIsSentOnce() {
        var id = queue(Ids.next(), Category.COMMERCIAL);
        dieAfterClaim(id, "outbox");
        dispatch();
        clock.advance(Duration.ofMinutes(2));
        dispatch();
        assertThat(message(id).status()).isEqualTo(Status.SENT);
        assertThat(outbox.of(players.harbor().value())).containsOnlyOnce(id);
    }

    @Test
    void theClaimItselfSeesAnOptOutThatCameAfterTheGate() {
        var ana = Ids.next();
        var id = queue(ana, Category.COMMERCIAL);
        optOutBehindTheGate(ana);
        assertThat(claim(id, "outbox")).isEmpty();
    }

    @Test
    void whatWasJudgedInTimeDoesNotLeaveAfterClosing() {
        var id = queue(Ids.next(), Category.COMMERCIAL);
        clock.advance(Duration.between(
                clock.instant(),
                clock.instant()
                        .atZone(java.time.ZoneId.of("America/New_York"))
                        .toLocalDate()
                        .atTime(20, 59, 59)
                        .atZone(java.time.ZoneId.of("America/New_York"))
                        .toInstant()));
        assertThat(players.atHarbor(() -> judge.judge(players.harbor(), clock.instant(), 10))
                        .allowed())
                .extracting(JudgeDueMessages.Allowed::id)
                .contains(id);
        clock.advance(Duration.ofSeconds(1));
        assertThat(claim(id, "outbox")).isEmpty();
        dispatch();
        assertThat(message(id).rule()).isEqualTo("quiet-hours");
    }

    @Test
    void theClaimItselfSeesThatTheSameWordsHaveLeft() {
        var ana = Ids.next();
        var first = queue(ana, Category.COMMERCIAL);
        var second = queue(ana, Category.COMMERCIAL);
        assertThat(claim(first, "outbox")).isPresent();
        assertThat(claim(second, "outbox")).isEmpty();
    }

    @Test
    void onlyOneClaimOfAMessageSucceeds() {
        var id = queue(Ids.next(), Category.COMMERCIAL);
        assertThat(claim(id, "outbox")).isPresent();
        assertThat(claim(id, "outbox")).isEmpty();
    }

    @Test
    void anOptOutAndASendThatRaceNeverBothHappenInTheWrongOrder() throws Exception {
        for (var round = 0; round < 40; round++) {
            var ana = Ids.next();
            var id = queue(ana, Category.COMMERCIAL);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var sending = threads.submit(this::dispatch);
                var leaving = threads.submit(() -> optOut(ana));
                sending.get();
                leaving.get();
            }
            dispatch();
            var kept = outbox.find(id).isPresent();
            assertThat(message(id).status()).isEqualTo(kept ? Status.SENT : Status.REFUSED);
            var later = queue(ana, Category.COMMERCIAL);
            dispatch();
            assertThat(message(later).status()).isEqualTo(Status.REFUSED);
        }
    }

    private void dispatch() {
        jdbc.sql("update messaging.wakeups set due_at = '2000-01-01' where account_id = :account")
                .param("account", players.harbor().value())
                .update();
        dispatcher.run();
    }

    private UUID queue(UUID person, Category category) {
        var message = new Outgoing(
                person,
                Channel.EMAIL,
                category,
                "ana." + person + "@example.com",
                "Ana",
                "Hello",
                "Hello Ana",
                NEW_YORK,
                new Outgoing.Origin.Step(Ids.next(), Ids.next()),
                null);
        return players.atHarbor(() -> messages.queue(List.of(message))).getFirst();
    }

    private Optional<Claimed> claim(UUID id, String provider) {
        return players.atHarbor(
                () -> steps.claim(players.harbor(), id, provider, "mail@leadnest.example", clock.instant()));
    }

    /** Claims, and leaves the claim behind as a process does that was killed a while ago. */
    private Claimed dieAfterClaim(UUID id, String provider) {
        var claimed = claim(id, provider).orElseThrow();
        atHarborInTransaction(() -> jdbc.sql(
                        "update messaging.messages set claimed_at = claimed_at - interval '5 minutes' where id = :id")
                .param("id", id)
                .update());
        return claimed;
    }

    private void optOut(UUID person) {
        players.atHarbor(() -> {
            consents.optOut(person, EnumSet.allOf(Channel.class), new Evidence("TEXT", "STOP", "text"));
            return true;
        });
    }

    private void optOutBehindTheGate(UUID person) {
        atHarborInTransaction(() -> jdbc.sql("""
                        insert into messaging.suppressions (account_id, subject_key, channel, reason, source, suppressed_at)
                        values (:account, :key, 'EMAIL', 'opted out', 'TEXT', now())
                        """)
                .param("account", players.harbor().value())
                .param("key", "person:" + person)
                .update());
    }

    private void atHarborInTransaction(Runnable work) {
        players.atHarbor(() -> {
            new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
            return true;
        });
    }

    private Message message(UUID id) {
        return Objects.requireNonNull(players.atHarbor(() -> messages.find(id)).orElse(null));
    }
}
