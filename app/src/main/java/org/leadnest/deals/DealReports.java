package org.leadnest.deals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Money;
import org.leadnest.leads.Leads;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What became of leads: each report follows the leads that were captured in its span (the cohort) to wherever they are by
 * now, one statement a report. A deal counts once, for its lead.
 */
@Service
public class DealReports {
    private static final String COHORT = """
            with cohort as (
              select l.id, l.source_id, l.owner_id, l.created_at,
                     exists (select 1 from leads.inquiries i where i.lead_id = l.id) as asked,
                     exists (select 1 from leads.showings v where v.lead_id = l.id and v.status <> 'CANCELED') as shown,
                     d.deals, d.won, d.gci
                from leads.leads l
                left join lateral (
                  select count(*) as deals, count(*) filter (where s.outcome = 'WON') as won,
                         sum(d.gci_cents) filter (where s.outcome = 'WON' and d.lead_id = l.id) as gci
                    from deals.deals d join deals.stages s on s.id = d.stage_id
                   where d.id in (select o.id from deals.deals o where o.lead_id = l.id
                                  union select p.deal_id from deals.parties p where p.lead_id = l.id)) d on true
               where l.created_at >= :from)
            """;

    private static final String SUMS = """
            count(*) as leads, count(*) filter (where asked) as asked, count(*) filter (where shown) as shown, count(*) filter (where deals > 0) as with_deal,
            count(*) filter (where won > 0) as won, coalesce(sum(gci), 0) as gci
            """;

    private final JdbcClient jdbc;
    private final Leads leads;

    DealReports(JdbcClient jdbc, Leads leads) {
        this.jdbc = jdbc;
        this.leads = leads;
    }

    /**
     * @param asked leads with at least one inquiry
     * @param shown leads with at least one showing that was not canceled
     * @param withDeal leads with at least one deal, as its lead or one of its parties
     * @param won leads with at least one deal that closed
     * @param gci gross commission income of the closed deals, counted with the lead of each and with no party
     */
    public record Funnel(long leads, long asked, long shown, long withDeal, long won, Money gci) {}

    /** @param id null for leads without a source @param cost entered for the months of the span */
    public record SourceLine(@Nullable UUID id, @Nullable String name, Funnel funnel, Money cost) {}

    /** @param user null for leads without an owner */
    public record AgentLine(@Nullable UUID user, @Nullable String name, Funnel funnel) {}

    public record MonthLine(YearMonth month, Funnel funnel) {}

    /** @param from when the span begins; of that month's cost the days from there on count, of later months all */
    @Transactional(readOnly = true)
    public List<SourceLine> bySource(Instant from, ZoneId zone) {
        return jdbc.sql(COHORT + "select s.id, s.name, sums.*, coalesce(c.cents, 0) as cost from (select source_id, "
                        + SUMS + """
                         from cohort group by source_id) sums
                          full join (select source_id, sum(round(cents::numeric
                                         * ((month + interval '1 month')::date - greatest(month, :day))
                                         / ((month + interval '1 month')::date - month))) as cents
                                       from deals.source_costs
                                      where month >= :month group by source_id) c on c.source_id = sums.source_id
                          left join leads.sources s on s.id = coalesce(sums.source_id, c.source_id)
                         order by gci desc nulls last, leads desc nulls last, s.name
                        """)
                .param("from", java.sql.Timestamp.from(from))
                .param("month", day(from, zone).withDayOfMonth(1))
                .param("day", day(from, zone))
                .query((row, i) -> new SourceLine(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        funnel(row),
                        new Money(row.getLong("cost"))))
                .list();
    }

    @Transactional(readOnly = true)
    public List<AgentLine> byAgent(Instant from) {
        return jdbc.sql(COHORT + "select u.id, u.name, " + SUMS + """
                          from cohort left join accounts.users u on u.id = cohort.owner_id
                         group by u.id, u.name order by gci desc, leads desc, u.name
                        """)
                .param("from", java.sql.Timestamp.from(from))
                .query((row, i) -> new AgentLine(row.getObject("id", UUID.class), row.getString("name"), funnel(row)))
                .list();
    }

    /** By the month in which the leads were captured, newest first. */
    @Transactional(readOnly = true)
    public List<MonthLine> byMonth(Instant from, ZoneId zone) {
        return jdbc.sql(COHORT + "select to_char(created_at at time zone :zone, 'YYYY-MM') as month, " + SUMS
                        + " from cohort group by 1 order by 1 desc")
                .param("from", java.sql.Timestamp.from(from))
                .param("zone", zone.getId())
                .query((row, i) -> new MonthLine(YearMonth.parse(row.getString("month")), funnel(row)))
                .list();
    }

    /** Enters what a source costs in a month, in place of what was entered before; false when there is no such source. */
    @Transactional
    public boolean enterCost(UUID source, YearMonth month, Money cost) {
        boolean known =
                leads.catalogue().sources().stream().anyMatch(one -> one.id().equals(source));
        if (known) {
            jdbc.sql("""
                            insert into deals.source_costs (account_id, source_id, month, cents)
                            values (:account, :source, :month, :cents)
                            on conflict (account_id, source_id, month) do update set cents = excluded.cents
                            """)
                    .param("account", Tenancy.required().value())
                    .param("source", source)
                    .param("month", month.atDay(1))
                    .param("cents", cost.cents())
                    .update();
        }
        return known;
    }

    private static LocalDate day(Instant from, ZoneId zone) {
        return from.atZone(zone).toLocalDate();
    }

    private static Funnel funnel(ResultSet row) throws SQLException {
        return new Funnel(
                row.getLong("leads"),
                row.getLong("asked"),
                row.getLong("shown"),
                row.getLong("with_deal"),
                row.getLong("won"),
                new Money(row.getLong("gci")));
    }
}
