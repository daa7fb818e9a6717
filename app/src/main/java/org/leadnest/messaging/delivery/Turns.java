package org.leadnest.messaging.delivery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.connections.Findings;
import org.leadnest.messaging.gate.Candidate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is at a sender that networks take only so many messages a second from. The moment of the next one is kept in
 * the database and locked while turns are given, so that all nodes form one line.
 */
@Component
class Turns {
    private static final long MICROS = 1_000_000;

    private final JdbcClient jdbc;

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The state of one sender's line. */
    record Line(String sender, Candidate.Pace pace) {

        /** Once somebody has gone or has been given the moment that was next. */
        Line after(Instant now) {
            var taken = pace.next().isAfter(now) ? pace.next() : now;
            // Rounded up, as the database keeps it: never one more in a second.
            var apart = Duration.of(Math.ceilDiv(MICROS, pace.perSecond()), ChronoUnit.MICROS);
            return new Line(sender, new Candidate.Pace(pace.perSecond(), taken.plus(apart)));
        }
    }

    /** Locks it until the transaction ends. */
    Line line(AccountId account, Findings.Pace pace, Instant now) {
        var next = jdbc.sql("""
                        insert into messaging.turns as t (account_id, sender, next_at) values (:account, :sender, :now)
                        on conflict (account_id, sender) do update set next_at = t.next_at
                        returning next_at
                        """)
                .param("account", account.value())
                .param("sender", pace.sender())
                .param("now", Timestamp.from(now))
                .query(Timestamp.class)
                .single();
        return new Line(pace.sender(), new Candidate.Pace(Math.max(1, pace.perSecond()), next.toInstant()));
    }

    void keep(AccountId account, Line line) {
        jdbc.sql("update messaging.turns set next_at = :next where account_id = :account and sender = :sender")
                .param("account", account.value())
                .param("sender", line.sender())
                .param("next", Timestamp.from(line.pace().next()))
                .update();
    }
}
