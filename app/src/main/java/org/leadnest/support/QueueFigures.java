package org.leadnest.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the queue counts, each by one statement, and which requests are late. */
@Repository
class QueueFigures {
    private final JdbcClient jdbc;

    QueueFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<QueueView, Integer> counts(Instant now, UUID me) {
        String columns = Stream.of(QueueView.values())
                .map(view -> "count(*) filter (where " + view.condition() + ") as " + view.name())
                .collect(Collectors.joining(", "));
        return jdbc.sql("select " + columns + " from support.tickets")
                .param("now", Timestamp.from(now))
                .param("me", me)
                .query(QueueFigures::counted)
                .single();
    }

    private static Map<QueueView, Integer> counted(ResultSet row, int number) throws SQLException {
        Map<QueueView, Integer> counts = new EnumMap<>(QueueView.class);
        for (QueueView view : QueueView.values()) {
            counts.put(view, row.getInt(view.name()));
        }
        return counts;
    }

    /** Of the requests that came since then; what is held as spam does not count. */
    Promptness promptness(Instant since) {
        return jdbc.sql("""
                        select count(*) as asked,
                               count(answered_at) as answered,
                               count(*) filter (where answered_at <= first_due_at) as in_time,
                               extract(epoch from percentile_cont(0.5) within group (order by answered_at - created_at)
                                 filter (where answered_at is not null))::bigint as median,
                               count(helped) as rated,
                               count(*) filter (where helped) as helped
                          from support.tickets
                         where created_at > :since and status <> 'HELD'
                        """)
                .param("since", Timestamp.from(since))
                .query((row, number) -> new Promptness(
                        row.getInt("asked"),
                        row.getInt("answered"),
                        row.getInt("in_time"),
                        row.getInt("answered") == 0 ? null : Duration.ofSeconds(row.getLong("median")),
                        row.getInt("rated"),
                        row.getInt("helped")))
                .single();
    }

    /** How many are held that nobody was told of; 0 while the last telling is not that long ago. */
    int takeHeld(Instant now, Duration pause) {
        return jdbc.sql("""
                        update support.tickets set held_told_at = :now
                         where status = 'HELD' and held_told_at is null
                           and not exists (select 1 from support.tickets where held_told_at > :since)
                        """)
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(pause)))
                .update();
    }

    /** Takes what is late and was not told of: each once for every time that it waits. */
    List<UUID> takeLate(Instant now) {
        return jdbc.sql("""
                        update support.tickets set late_told_at = :now
                         where status = 'OPEN' and due_at < :now and late_told_at is null
                        returning id
                        """).param("now", Timestamp.from(now)).query(UUID.class).list();
    }
}
