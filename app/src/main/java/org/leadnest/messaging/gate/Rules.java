package org.leadnest.messaging.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.HoursWindow;
import org.leadnest.kernel.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The dated rule rows of {@code messaging.quiet_hours} and {@code messaging.caps}, the same for every account, and the gate that
 * they make together with an account's own.
 */
@Component
public class Rules {
    private final JdbcClient jdbc;
    private final OwnRules own;
    private final Atlas atlas = Atlas.INSTANCE;

    Rules(JdbcClient jdbc, OwnRules own) {
        this.own = own;
        this.jdbc = jdbc;
    }

    /** A row of quiet hours with its source, for people to read. */
    public record Cited(HoursWindow window, String source) {}

    /** The gate of an account as the rules now stand. */
    @Transactional(readOnly = true)
    public SendGate gate(AccountId account, Instant now) {
        List<OwnRule> own = this.own.inForce(account);
        return own.isEmpty()
                ? new SendGate(quietHours().stream().map(Cited::window).toList(), caps())
                : new SendGate(book(own, now));
    }

    /** The law and these rules of an account, for the days that a message may yet be sent on. */
    @Transactional(readOnly = true)
    public RuleBook book(List<OwnRule> own, Instant now) {
        return new RuleBook(
                quietHours(),
                caps(),
                own,
                LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1));
    }

    /** All states and territories by their letters, in order. */
    public List<String> states() {
        return List.copyOf(atlas.codes());
    }

    /** Ordered by jurisdiction and weekday. */
    @Transactional(readOnly = true)
    public List<Cited> quietHours() {
        return jdbc.sql("""
                        select jurisdiction, weekday, opens, closes, source, effective_from, effective_until
                          from messaging.quiet_hours order by jurisdiction, weekday, opens, effective_from
                        """).query(Rules::cited).list();
    }

    /** Ordered by jurisdiction. */
    @Transactional(readOnly = true)
    public List<Cap> caps() {
        return jdbc.sql("""
                        select jurisdiction, most, extract(epoch from within)::bigint as seconds, source,
                               effective_from, effective_until
                          from messaging.caps order by jurisdiction, effective_from
                        """).query(Rules::cap).list();
    }

    /** The longest time over which a cap counts, so that enough of the past is read; a day at least. */
    @Transactional(readOnly = true)
    public Duration longestCap(AccountId account) {
        return Stream.concat(
                        caps().stream().map(Cap::within),
                        own.inForce(account).stream()
                                .flatMap(rule -> rule.wanted().what() instanceof OwnRule.Most most
                                        ? Stream.of(most.within())
                                        : Stream.empty()))
                .reduce(Duration.ofDays(1), (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    /** Ordered by network and size. */
    @Transactional(readOnly = true)
    public List<NetworkCap> networkCaps() {
        return jdbc.sql("""
                        select network, tier, most, zone, source, effective_from, effective_until
                          from messaging.network_caps order by network, most, effective_from
                        """)
                .query((row, number) -> new NetworkCap(
                        row.getString("network"),
                        row.getString("tier"),
                        row.getInt("most"),
                        ZoneId.of(row.getString("zone")),
                        row.getString("source"),
                        row.getObject("effective_from", LocalDate.class),
                        until(row)))
                .list();
    }

    private static Cited cited(ResultSet row, int number) throws SQLException {
        return new Cited(
                new HoursWindow(
                        row.getString("jurisdiction"),
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class),
                        row.getObject("effective_from", LocalDate.class),
                        until(row)),
                row.getString("source"));
    }

    private static Cap cap(ResultSet row, int number) throws SQLException {
        return new Cap(
                row.getString("jurisdiction"),
                row.getInt("most"),
                Duration.ofSeconds(row.getLong("seconds")),
                row.getString("source"),
                row.getObject("effective_from", LocalDate.class),
                until(row));
    }

    private static @Nullable LocalDate until(ResultSet row) throws SQLException {
        return row.getObject("effective_until", LocalDate.class);
    }
}
