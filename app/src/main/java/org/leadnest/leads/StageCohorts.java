package org.leadnest.leads;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far the leads of a month have come: how many of them ever stood in each stage. One statement. */
@Service
public class StageCohorts {
    private final JdbcClient jdbc;

    StageCohorts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param reached by the stage's name, in the order of the stages; a lead counts once a stage */
    public record Cohort(YearMonth month, long leads, Map<String, Long> reached) {}

    /** Of leads captured since then, the newest month first. */
    @Transactional(readOnly = true)
    public List<Cohort> since(Instant from, ZoneId zone) {
        Map<YearMonth, Cohort> cohorts = new LinkedHashMap<>();
        jdbc.sql("""
                        with cohort as (
                          select l.id, to_char(l.created_at at time zone :zone, 'YYYY-MM') as month, l.stage_id
                            from leads.leads l where l.created_at >= :from),
                        sizes as (select month, count(*) as leads from cohort group by month),
                        stood as (
                          select c.month, c.id, unnest(array[h.from_stage_id, h.to_stage_id]) as stage_id
                            from cohort c join leads.stage_changes h on h.lead_id = c.id
                          union
                          select month, id, stage_id from cohort),
                        counts as (select month, stage_id, count(*) as n from stood group by month, stage_id)
                        select z.month, z.leads, s.name, coalesce(k.n, 0) as n
                          from sizes z cross join leads.stages s
                          left join counts k on k.month = z.month and k.stage_id = s.id
                         where not s.archived
                         order by z.month desc, s.position, s.name_key
                        """)
                .param("from", LeadRows.at(from))
                .param("zone", zone.getId())
                .query(row -> {
                    YearMonth month = YearMonth.parse(row.getString("month"));
                    long leads = row.getLong("leads");
                    cohorts.computeIfAbsent(month, one -> new Cohort(one, leads, new LinkedHashMap<>()))
                            .reached()
                            .put(row.getString("name"), row.getLong("n"));
                });
        return new ArrayList<>(cohorts.values());
    }
}
