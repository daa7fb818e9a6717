package org.leadnest.messaging.delivery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.carriers.Delivery;
import org.leadnest.messaging.connections.Lane;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The circuit breaker of each account's channels, in the database so that all nodes share it. After five failures in a row,
 * a refusal of everything (bad credentials) or a carrier's own word (Retry-After) the channel rests: its messages are held
 * and none is dropped. Calls that are taken but last too long are counted too, and make it rest shortly. After the rest one message is tried; the pause doubles until one is taken.
 */
@Component
public class CarrierHealth {
    private static final int FAILURES = 5;
    private static final Duration FIRST_REST = Duration.ofSeconds(20);
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 6;

    /** A carrier that takes this long to say yes is ill, even if it says it. */
    private static final Duration SLOW = Duration.ofSeconds(10);

    private final JdbcClient jdbc;

    CarrierHealth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param until null while nothing failed often enough for a rest; past when the rest is over and one may be tried */
    record State(@Nullable Instant until, String reason) {
        boolean resting(Instant now) {
            return until != null && until.isAfter(now);
        }

        /** The rest is over and nothing has been taken since. */
        boolean probing(Instant now) {
            return until != null && !until.isAfter(now);
        }
    }

    Optional<State> of(AccountId account, Lane lane) {
        return jdbc.sql("""
                        select resting_until, reason from messaging.carrier_states
                         where account_id = :account and channel = :channel and house = :house
                        """)
                .param("account", account.value())
                .param("channel", lane.channel().name())
                .param("house", lane.house())
                .query((row, number) -> {
                    var until = row.getTimestamp("resting_until");
                    return new State(until == null ? null : until.toInstant(), row.getString("reason"));
                })
                .optional();
    }

    /** In the transaction that records what came of a call. */
    void heard(AccountId account, Lane lane, Delivery delivery, Duration took, Instant now) {
        switch (delivery) {
            case Delivery.Accepted _, Delivery.Rejected _ -> {
                if (took.compareTo(SLOW) < 0) {
                    well(account, lane);
                } else {
                    slow(account, lane, "It takes " + took.toSeconds() + " seconds to answer.", now);
                }
            }
            case Delivery.NotAccepted busy -> ill(account, lane, busy.reason(), busy.retryAfter(), false, now);
            case Delivery.Closed closed -> ill(account, lane, closed.reason(), null, true, now);
            case Delivery.Unknown unknown -> ill(account, lane, unknown.reason(), null, false, now);
        }
    }

    private void well(AccountId account, Lane lane) {
        jdbc.sql(
                        "delete from messaging.carrier_states where account_id = :account and channel = :channel and house = :house")
                .param("account", account.value())
                .param("channel", lane.channel().name())
                .param("house", lane.house())
                .update();
    }

    /** It works, so each rest is the first one. */
    private void slow(AccountId account, Lane lane, String reason, Instant now) {
        jdbc.sql("""
                        insert into messaging.carrier_states as s (account_id, channel, house, failures, reason)
                        values (:account, :channel, :house, 1, :reason)
                        on conflict (account_id, channel, house) do update
                           set failures = (s.failures + 1) % :most, reason = excluded.reason, rests = 0,
                               resting_until = case when s.failures + 1 >= :most then :until::timestamptz end
                         where s.resting_until is null or s.resting_until <= :now
                        """)
                .param("account", account.value())
                .param("channel", lane.channel().name())
                .param("house", lane.house())
                .param("reason", reason)
                .param("most", FAILURES)
                .param("until", Timestamp.from(now.plus(FIRST_REST)))
                .param("now", Timestamp.from(now))
                .update();
    }

    private void ill(
            AccountId account, Lane lane, String reason, @Nullable Duration asked, boolean closed, Instant now) {
        int before = jdbc.sql("""
                        insert into messaging.carrier_states as s (account_id, channel, house, failures, reason)
                        values (:account, :channel, :house, 1, :reason)
                        on conflict (account_id, channel, house) do update
                           set failures = s.failures + 1, reason = excluded.reason
                        returning case when s.resting_until > :now then -1
                                       when s.failures >= :most or s.rests > 0 or :closed then s.rests
                                       else -1 end
                        """)
                .param("account", account.value())
                .param("channel", lane.channel().name())
                .param("house", lane.house())
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .param("most", FAILURES)
                .param("closed", closed || asked != null)
                .query(Integer.class)
                .single();
        if (before >= 0) {
            var pause = closed ? LONGEST_REST : pause(before);
            rest(account, lane, now.plus(asked != null ? asked : pause));
        }
    }

    /** Doubled with each rest and spread by a quarter, so that accounts do not all come back at once. */
    private static Duration pause(int rests) {
        var doubled = FIRST_REST.multipliedBy(1L << Math.min(rests, MOST_DOUBLINGS));
        var most = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most.toMillis() * 3 / 4, most.toMillis() + 1));
    }

    private void rest(AccountId account, Lane lane, Instant until) {
        jdbc.sql("""
                        update messaging.carrier_states set resting_until = :until, rests = rests + 1
                         where account_id = :account and channel = :channel and house = :house
                        """)
                .param("account", account.value())
                .param("channel", lane.channel().name())
                .param("house", lane.house())
                .param("until", Timestamp.from(until))
                .update();
    }

    /** Somebody changed the channel's settings: what failed before says nothing any more. */
    @Transactional
    public void forget(AccountId account, Lane lane) {
        well(account, lane);
    }
}
