package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.billing.WithStripe;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.FreshDatabase;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** What a plan says about sending: a trial that has ended and a month that is used up hold messages, and lose none. */
@LeadNestTest
@ContextConfiguration(initializers = {FreshDatabase.class, WithStripe.class})
class PaidSendingTests {
    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ServiceClock clock;

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
    void afterTheTrialMessagesWaitForAPlanAndThenGo() {
        var id = queue();
        clock.advance(Duration.ofDays(14));
        dispatcher.run();
        assertThat(message(id)).matches(one -> one.status() == Status.HELD && "plan".equals(one.rule()));
        in(() -> jdbc.sql("""
                        insert into billing.grants (account_id, id, plan, until, reason, granted_by, granted_at)
                        values (?, ?, 'team', null, 'for the test', 'operator', ?)
                        """)
                .params(
                        players.harbor().value(),
                        UUID.randomUUID(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update());
        clock.advance(Duration.ofHours(1));
        dispatcher.run();
        assertThat(message(id).status()).isEqualTo(Status.SENT);
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void whenTheMonthIsUsedUpMessagesWaitForTheNextOne() {
        in(() -> jdbc.sql("""
                        insert into billing.usage (account_id, allowance, month, used)
                        values (?, 'MESSAGES', date_trunc('month', ?::timestamptz at time zone 'America/New_York')::date, 2000)
                        """)
                .params(players.harbor().value(), clock.instant().atOffset(ZoneOffset.UTC))
                .update());
        var id = queue();
        dispatcher.run();
        var held = message(id);
        assertThat(held).matches(one -> one.status() == Status.HELD && "credits".equals(one.rule()));
        assertThat(held.reason()).contains("This month's 2,000 messages are used up");
        assertThat(used()).isEqualTo(2000);
    }

    private UUID queue() {
        return players.atHarbor(() -> messages.queue(List.of(Mail.email(ana)))).getFirst();
    }

    private Message message(UUID id) {
        return players.atHarbor(() -> messages.find(id)).orElseThrow();
    }

    private long used() {
        return in(() -> jdbc.sql("select used from billing.usage where allowance = 'MESSAGES'")
                .query(Long.class)
                .single());
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return Tenancy.as(players.harbor(), () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
    }
}
