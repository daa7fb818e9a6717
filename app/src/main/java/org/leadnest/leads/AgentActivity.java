package org.leadnest.leads;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each person of the account did by hand, counted in one statement. */
@Service
public class AgentActivity {
    private final JdbcClient jdbc;

    AgentActivity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param talked calls in which the two talked @param showings that were, or are booked */
    public record Line(UUID user, String name, long calls, long talked, long showings, long notes) {}

    /** By name; whoever did nothing is left out. */
    @Transactional(readOnly = true)
    public List<Line> since(Instant from) {
        return jdbc.sql("""
                        select u.id, u.name, sum(a.calls) as calls, sum(a.talked) as talked, sum(a.showings) as showings,
                               sum(a.notes) as notes
                          from (select user_id, count(*) as calls, count(*) filter (where outcome = 'TALKED') as talked,
                                       0 as showings, 0 as notes
                                  from leads.calls where called_at >= :from group by user_id
                                union all
                                select user_id, 0, 0, count(*), 0 from leads.showings
                                 where created_at >= :from and status <> 'CANCELED' group by user_id
                                union all
                                select author_id, 0, 0, 0, count(*) from leads.notes
                                 where created_at >= :from and author_id is not null group by author_id) a
                          join accounts.users u on u.id = a.user_id
                         group by u.id, u.name order by u.name, u.id
                        """)
                .param("from", LeadRows.at(from))
                .query((row, i) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getLong("calls"),
                        row.getLong("talked"),
                        row.getLong("showings"),
                        row.getLong("notes")))
                .list();
    }
}
