package org.leadnest.messaging.gate;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.UserId;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.gate.OwnRule.Ended;
import org.leadnest.messaging.gate.OwnRule.Hours;
import org.leadnest.messaging.gate.OwnRule.Most;
import org.leadnest.messaging.gate.OwnRule.Stance;
import org.leadnest.messaging.gate.OwnRule.Wanted;
import org.leadnest.messaging.gate.OwnRule.What;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code messaging.account_rules}: added and ended, never changed. */
@Repository
@Transactional
public class OwnRules {
    private static final String COLUMNS = """
            select id, kind, stance, channel, jurisdiction, weekdays, opens, closes, most,
                   extract(epoch from within)::bigint as seconds, reason, law_source, effective_from, effective_until,
                   set_by, set_at, ended_by, ended_at, ended_reason
              from messaging.account_rules where account_id = :account
            """;

    private final JdbcClient jdbc;

    OwnRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that nobody has ended, also if their time is over or has not come. */
    @Transactional(readOnly = true)
    public List<OwnRule> inForce(AccountId account) {
        return jdbc.sql(COLUMNS + " and ended_at is null order by set_at, id")
                .param("account", account.value())
                .query(OwnRules::rule)
                .list();
    }

    /** Of all that ever were, the newest first. */
    @Transactional(readOnly = true)
    public List<OwnRule> history(AccountId account, Optional<Cursor> after, int limit) {
        String place = after.isEmpty() ? "" : " and (set_at, id) < (:at::timestamptz, :id)";
        return jdbc.sql(COLUMNS + place + " order by set_at desc, id desc limit :limit")
                .param("account", account.value())
                .param("limit", limit)
                .param("at", after.map(Cursor::key).orElse(null), Types.VARCHAR)
                .param("id", after.map(Cursor::id).orElse(null), Types.OTHER)
                .query(OwnRules::rule)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<OwnRule> find(AccountId account, UUID id) {
        return jdbc.sql(COLUMNS + " and id = :id")
                .param("account", account.value())
                .param("id", id)
                .query(OwnRules::rule)
                .optional();
    }

    /** Lets nobody else change the account's rules until the transaction ends. */
    public void lock(AccountId account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('messaging.account_rules' || :account, 0))")
                .param("account", account.toString())
                .query((row, number) -> number)
                .list();
    }

    public void add(AccountId account, OwnRule rule) {
        Wanted wanted = rule.wanted();
        Hours hours = wanted.what() instanceof Hours some ? some : null;
        Most most = wanted.what() instanceof Most some ? some : null;
        jdbc.sql("""
                        insert into messaging.account_rules (account_id, id, kind, stance, channel, jurisdiction, weekdays, opens,
                            closes, most, within, reason, law_source, effective_from, effective_until, set_by, set_at)
                        values (:account, :id, :kind, :stance, :channel, :jurisdiction, :weekdays::int[], :opens,
                            :closes, :most, :seconds * interval '1 second', :reason, :source, :from, :until, :by, :at)
                        """)
                .param("account", account.value())
                .param("id", rule.id())
                .param("kind", hours == null ? "CAP" : "HOURS")
                .param("stance", rule.stance().name())
                .param(
                        "channel",
                        wanted.channel() == null ? null : wanted.channel().name(),
                        Types.VARCHAR)
                .param("jurisdiction", wanted.jurisdiction())
                .param("weekdays", weekdays(hours))
                .param("opens", time(hours == null ? null : hours.opens()), Types.TIME)
                .param("closes", time(hours == null ? null : hours.closes()), Types.TIME)
                .param("most", most == null ? null : most.most(), Types.INTEGER)
                .param("seconds", most == null ? null : most.within().toSeconds(), Types.BIGINT)
                .param("reason", rule.reason())
                .param("source", rule.lawSource())
                .param("from", Date.valueOf(rule.from()))
                .param("until", rule.until() == null ? null : Date.valueOf(rule.until()), Types.DATE)
                .param("by", rule.setBy().value())
                .param("at", Timestamp.from(rule.setAt()))
                .update();
    }

    /** False when somebody ended it before, or there is none. */
    public boolean end(AccountId account, UUID id, Ended ended) {
        return jdbc.sql("""
                                update messaging.account_rules set ended_by = :by, ended_at = :at, ended_reason = :reason
                                 where account_id = :account and id = :id and ended_at is null
                                """)
                        .param("account", account.value())
                        .param("id", id)
                        .param("by", ended.by().value())
                        .param("at", Timestamp.from(ended.at()))
                        .param("reason", ended.reason())
                        .update()
                == 1;
    }

    private static String weekdays(@Nullable Hours hours) {
        return hours == null
                ? "{}"
                : hours.days().stream()
                        .map(DayOfWeek::getValue)
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static @Nullable Time time(@Nullable LocalTime time) {
        return time == null ? null : Time.valueOf(time);
    }

    private static OwnRule rule(ResultSet row, int number) throws SQLException {
        String channel = row.getString("channel");
        Timestamp endedAt = row.getTimestamp("ended_at");
        return new OwnRule(
                row.getObject("id", UUID.class),
                Stance.valueOf(row.getString("stance")),
                new Wanted(channel == null ? null : Channel.valueOf(channel), row.getString("jurisdiction"), what(row)),
                row.getString("reason"),
                row.getString("law_source"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_until", LocalDate.class),
                new UserId(row.getObject("set_by", UUID.class)),
                instant(row, "set_at"),
                endedAt == null
                        ? null
                        : new Ended(
                                new UserId(row.getObject("ended_by", UUID.class)),
                                endedAt.toInstant(),
                                row.getString("ended_reason")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static What what(ResultSet row) throws SQLException {
        if (row.getString("kind").equals("CAP")) {
            return new Most(row.getInt("most"), Duration.ofSeconds(row.getLong("seconds")));
        }
        Integer[] days = (Integer[]) row.getArray("weekdays").getArray();
        return new Hours(
                Arrays.stream(days).map(DayOfWeek::of).collect(Collectors.toSet()),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class));
    }
}
