package org.leadnest.messaging.delivery;

import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.connections.Findings;
import org.leadnest.messaging.gate.Candidate;
import org.leadnest.messaging.gate.NetworkCap;
import org.leadnest.messaging.gate.Rules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is at a sender that networks take only so many messages from, a second and a day. The moment of the next one
 * and what the day has used are kept in the database and locked while turns are given, so that all nodes form one line.
 */
@Component
class Turns {
    private static final long MICROS = 1_000_000;

    private final JdbcClient jdbc;
    private final Rules rules;

    Turns(JdbcClient jdbc, Rules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** What the database knows of a sender. */
    private record Known(Instant next, @Nullable LocalDate day, int segments) {}

    /**
     * The state of one sender's line.
     *
     * @param cap the smallest that networks hold its brand to; null where none does
     * @param day the network's own day that {@code segments} were used on; null before the first
     */
    record Line(
            String sender,
            int perSecond,
            Instant next,
            @Nullable NetworkCap cap,
            @Nullable LocalDate day,
            int segments) {

        /** As a message meets it: {@code turn} says whether this moment was given to it before. */
        Candidate.Pace pace(Instant at, int needed, boolean turn) {
            return new Candidate.Pace(perSecond, turn ? at : next, today(at, needed));
        }

        private Candidate.@Nullable Today today(Instant at, int needed) {
            if (cap == null) {
                return null;
            }
            LocalDate today = LocalDate.ofInstant(at, cap.zone());
            return new Candidate.Today(
                    cap.network(),
                    cap.most(),
                    today.equals(day) ? segments : 0,
                    needed,
                    today.plusDays(1).atStartOfDay(cap.zone()).toInstant());
        }

        /** Once somebody has gone or has been given the moment that was next. */
        Line after(Instant now) {
            Instant taken = next.isAfter(now) ? next : now;
            // Rounded up, as the database keeps it: never one more in a second.
            Duration apart = Duration.of(Math.ceilDiv(MICROS, perSecond), ChronoUnit.MICROS);
            return new Line(sender, perSecond, taken.plus(apart), cap, day, segments);
        }

        /** Once a text of so many segments has gone. */
        Line used(Instant now, int more) {
            if (cap == null) {
                return this;
            }
            LocalDate today = LocalDate.ofInstant(now, cap.zone());
            return new Line(sender, perSecond, next, cap, today, today.equals(day) ? segments + more : more);
        }
    }

    /** Locks it until the transaction ends. */
    Line line(AccountId account, Findings.Pace pace, Instant now) {
        return line(
                pace,
                now,
                jdbc.sql("""
                        insert into messaging.turns as t (account_id, sender, next_at) values (:account, :sender, :now)
                        on conflict (account_id, sender) do update set next_at = t.next_at
                        returning next_at, day, segments
                        """)
                        .param("account", account.value())
                        .param("sender", pace.sender())
                        .param("now", Timestamp.from(now))
                        .query(Turns::known)
                        .single());
    }

    /** As it stands, for whoever only asks. */
    Line look(AccountId account, Findings.Pace pace, Instant now) {
        return line(
                pace,
                now,
                jdbc.sql(
                                "select next_at, day, segments from messaging.turns where account_id = :account and sender = :sender")
                        .param("account", account.value())
                        .param("sender", pace.sender())
                        .query(Turns::known)
                        .optional()
                        .orElseGet(() -> new Known(now, null, 0)));
    }

    private Line line(Findings.Pace pace, Instant now, Known known) {
        return new Line(
                pace.sender(),
                Math.max(1, pace.perSecond()),
                known.next(),
                cap(pace, now).orElse(null),
                known.day(),
                known.segments());
    }

    private Optional<NetworkCap> cap(Findings.Pace pace, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return pace.tier() == null
                ? Optional.empty()
                : rules.networkCaps().stream()
                        .filter(cap -> cap.tier().equals(pace.tier()) && cap.inForceOn(today))
                        .findFirst();
    }

    private static Known known(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Known(
                row.getTimestamp("next_at").toInstant(), row.getObject("day", LocalDate.class), row.getInt("segments"));
    }

    void keep(AccountId account, Line line) {
        jdbc.sql("""
                        update messaging.turns set next_at = :next, day = :day, segments = :segments
                         where account_id = :account and sender = :sender
                        """)
                .param("account", account.value())
                .param("sender", line.sender())
                .param("next", Timestamp.from(line.next()))
                .param("day", line.day() == null ? null : Date.valueOf(line.day()), Types.DATE)
                .param("segments", line.segments())
                .update();
    }
}
