package org.leadnest.accounts.reports;

import java.sql.Date;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts what browsers report. A day holds so many different lines and no more, whoever floods the door. */
@Repository
public class BrowserReports {
    private static final int MOST_LINES_A_DAY = 500;
    private static final int SHOWN = 200;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    BrowserReports(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param last the last day (UTC) on which it was seen */
    public record Line(String directive, String blocked, String page, long seen, LocalDate last) {}

    @Transactional
    void count(BrowserReport report) {
        Date today = Date.valueOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        jdbc.sql("""
                insert into platform.browser_reports as r (day, directive, blocked, page, seen)
                select :day, :directive, :blocked, :page, 1
                 where (select count(*) from platform.browser_reports where day = :day) < :most
                    or exists (select 1 from platform.browser_reports
                                where day = :day and directive = :directive and blocked = :blocked and page = :page)
                on conflict (day, directive, blocked, page) do update set seen = r.seen + 1
                """)
                .param("day", today)
                .param("directive", report.directive())
                .param("blocked", report.blocked())
                .param("page", report.page())
                .param("most", MOST_LINES_A_DAY)
                .update();
    }

    /** What was refused lately, the most often seen first. */
    @Transactional(readOnly = true)
    public List<Line> all() {
        return jdbc.sql("""
                        select directive, blocked, page, sum(seen)::bigint as seen, max(day) as last
                          from platform.browser_reports
                         group by directive, blocked, page
                         order by seen desc, directive, blocked, page
                         limit :shown
                        """)
                .param("shown", SHOWN)
                .query((row, number) -> new Line(
                        row.getString("directive"),
                        row.getString("blocked"),
                        row.getString("page"),
                        row.getLong("seen"),
                        row.getDate("last").toLocalDate()))
                .list();
    }
}
