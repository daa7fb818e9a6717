package org.leadnest.leads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long live inquiries wait for the first genuine contact by a person. An inquiry that nobody has answered counts as
 * longer than any that was: leaving it out would make whoever answers least look fastest.
 */
@Service
public class SpeedToLead {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    SpeedToLead(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param name of an agent or a source; null for nobody, or none
     * @param inquiries live ones in the span
     * @param answered of them, by a person
     * @param median wait; null when fewer than half were answered, so that the median is not reached yet
     */
    public record Line(
            @Nullable String name,
            long inquiries,
            long answered,
            @Nullable Duration median) {
        /** Fewer than this say little about anybody. */
        public static final int FEW = 5;

        public boolean few() {
            return inquiries < FEW;
        }
    }

    /** By who answered, or owns the lead as long as nobody has. */
    @Transactional(readOnly = true)
    public List<Line> byAgent(Duration span) {
        return lines(span, "u.name", "left join accounts.users u on u.id = coalesce(i.contacted_by, l.owner_id)");
    }

    @Transactional(readOnly = true)
    public List<Line> bySource(Duration span) {
        return lines(span, "s.name", "left join leads.sources s on s.id = i.source_id");
    }

    /** All of them; empty when there was none. */
    @Transactional(readOnly = true)
    public Optional<Line> all(Duration span) {
        return lines(span, "null::text", "").stream().findFirst();
    }

    /** What this agent answered, or owns unanswered; empty when there was none. */
    @Transactional(readOnly = true)
    public Optional<Line> of(UserId agent, Duration span) {
        return lines(
                        span,
                        "null::text",
                        "join (select :agent::uuid as id) a" + " on a.id = coalesce(i.contacted_by, l.owner_id)",
                        Map.of("agent", agent.value()))
                .stream()
                .findFirst();
    }

    private List<Line> lines(Duration span, String name, String join) {
        return lines(span, name, join, Map.of());
    }

    private List<Line> lines(Duration span, String name, String join, Map<String, Object> parameters) {
        Instant from = clock.instant().minus(span);
        return jdbc.sql("select " + name + """
                         as name, count(*) as inquiries, count(i.contacted_at) as answered,
                               percentile_disc(0.5) within group (order by coalesce(
                                 extract(epoch from i.contacted_at - i.occurred_at), 'infinity'::double precision))
                                 as median
                          from leads.inquiries i join leads.leads l on l.id = i.lead_id
                        """ + join + """
                         where i.live and i.occurred_at >= :from
                         group by 1 order by 2 desc, 1
                        """)
                .params(parameters)
                .param("from", LeadRows.at(from))
                .query(SpeedToLead::line)
                .list();
    }

    private static Line line(ResultSet row, int index) throws SQLException {
        double seconds = row.getDouble("median");
        return new Line(
                row.getString("name"),
                row.getLong("inquiries"),
                row.getLong("answered"),
                Double.isInfinite(seconds) ? null : Duration.ofMillis(Math.round(seconds * 1000)));
    }
}
