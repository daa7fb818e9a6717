package org.leadnest.analytics.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was used since a moment: sums, and the most frequent of each kind. One query, for the page and for the command. */
record UsageFigures(Map<Section, List<Line>> sections) {
    /** In the order in which they are shown. */
    enum Section {
        SUM("In all"),
        DAY("Pages by day"),
        PAGE("Pages"),
        FEATURE("Features used"),
        CLICK("Clicks"),
        REFERRER("Came from"),
        BROWSER("Browsers"),
        SYSTEM("Systems"),
        PLACE("Places");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** @param share of the longest line of its section, 0 to 100 */
    public record Line(String label, long count, int share) {}

    /** A visit ends with half an hour without a page, as most counters have it; its length is from first page to last. */
    static final String SQL = """
            with seen as (select * from analytics.usage_events where happened_at >= ?),
            gaps as (
              select device_id, happened_at,
                     case when happened_at - lag(happened_at) over (partition by device_id order by happened_at)
                               <= interval '30 minutes' then 0 else 1 end as first
                from seen where device_id is not null),
            numbered as (
              select device_id, happened_at, sum(first) over (partition by device_id order by happened_at) as visit
                from gaps),
            visits as (
              select extract(epoch from max(happened_at) - min(happened_at)) as seconds
                from numbered group by device_id, visit),
            lines as (
              select 'SUM' as section, 'Pages' as label, count(*) filter (where kind = 'PAGE') as count, 1 as rank from seen
              union all select 'SUM', 'Verbs used', count(*) filter (where kind = 'ACT'), 2 from seen
              union all select 'SUM', 'Clicks counted', count(*) filter (where kind = 'CLICK'), 3 from seen
              union all select 'SUM', 'Accounts', count(distinct customer_id), 4 from seen
              union all select 'SUM', 'Browsers that agreed', count(distinct device_id), 5 from seen
              union all select 'SUM', 'Visits of those', count(*), 6 from visits
              union all select 'SUM', 'Seconds of a visit, median',
                               coalesce(round(percentile_cont(0.5) within group (order by seconds)), 0)::bigint, 7 from visits
              union all select 'DAY', to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD'), count(*),
                               row_number() over (order by to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD') desc)
                          from seen where kind = 'PAGE' group by 2
              union all select section, label, count, rank from (
                select section, label, count(*) as count,
                       row_number() over (partition by section order by count(*) desc, label) as rank
                  from seen
                 cross join lateral (values
                        ('PAGE', case when kind = 'PAGE' then route end),
                        ('FEATURE', case when kind = 'ACT' then feature end),
                        ('CLICK', click),
                        ('REFERRER', referrer),
                        ('BROWSER', case when kind = 'PAGE' then browser end),
                        ('SYSTEM', case when kind = 'PAGE' then system end),
                        ('PLACE', case when kind = 'PAGE' then concat_ws(', ', city, country) end)) as v (section, label)
                 where label <> ''
                 group by section, label) top)
            select section, label, count from lines where rank <= 15 order by section, rank
            """;

    static UsageFigures read(Connection connection, Instant since) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setTimestamp(1, Timestamp.from(since));
            Map<Section, List<Line>> read = new EnumMap<>(Section.class);
            for (Section section : Section.values()) {
                read.put(section, new ArrayList<>());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.computeIfAbsent(Section.valueOf(rows.getString("section")), _ -> new ArrayList<>())
                            .add(new Line(rows.getString("label"), rows.getLong("count"), 0));
                }
            }
            read.replaceAll((_, lines) -> shares(lines));
            return new UsageFigures(read);
        }
    }

    private static List<Line> shares(List<Line> lines) {
        long most = lines.stream().mapToLong(Line::count).max().orElse(0);
        return lines.stream()
                .map(line -> new Line(
                        line.label(), line.count(), most == 0 ? 0 : (int) Math.round(line.count() * 100.0 / most)))
                .toList();
    }

    List<Line> of(Section section) {
        return sections.getOrDefault(section, List.of());
    }
}
