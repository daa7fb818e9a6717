package org.leadnest.deals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What open deals will bring, by the month in which they are expected to close, and why deals were lost. */
@Service
public class DealForecasts {
    private final JdbcClient jdbc;

    DealForecasts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The open deals of a month. What is weighed is multiplied by each deal's probability and rounded half-up to the cent
     * deal by deal, so that months sum to the whole.
     *
     * @param month null for deals without an expected close
     * @param agentNet what agents get of the GCI, as far as it is divided
     */
    public record Month(
            @Nullable YearMonth month,
            long deals,
            Money value,
            Money weightedValue,
            Money gci,
            Money weightedGci,
            Money agentNet) {}

    /** By month, the earliest first; without a month last. @param pipeline null for all of them */
    @Transactional(readOnly = true)
    public List<Month> months(@Nullable UUID pipeline) {
        return jdbc.sql("""
                        select to_char(d.expected_close, 'YYYY-MM') as month, count(*) as deals, sum(d.value_cents) as value,
                               sum(round(d.value_cents::numeric * coalesce(d.probability, s.probability) / 100)) as weighted,
                               sum(coalesce(d.gci_cents, 0)) as gci,
                               sum(round(coalesce(d.gci_cents, 0)::numeric * coalesce(d.probability, s.probability) / 100))
                                 as weighted_gci,
                               coalesce(sum(x.agent), 0) as agent
                          from deals.deals d
                          join deals.stages s on s.account_id = d.account_id and s.id = d.stage_id
                          left join lateral (select sum(amount_cents) as agent from deals.splits x
                             where x.account_id = d.account_id and x.deal_id = d.id and x.kind = 'AGENT') x on true
                         where d.closed_at is null and (cast(:pipeline as uuid) is null or s.pipeline_id = :pipeline)
                         group by 1 order by 1 nulls last
                        """)
                .param("pipeline", pipeline)
                .query(DealForecasts::month)
                .list();
    }

    private static Month month(ResultSet row, int n) throws SQLException {
        String month = row.getString("month");
        return new Month(
                month == null ? null : YearMonth.parse(month),
                row.getLong("deals"),
                new Money(row.getLong("value")),
                new Money(row.getLong("weighted")),
                new Money(row.getLong("gci")),
                new Money(row.getLong("weighted_gci")),
                new Money(row.getLong("agent")));
    }

    /** @param reason null where none was given */
    public record Lost(@Nullable String reason, long deals, Money value) {}

    /** Why deals were lost, the most frequent first. */
    @Transactional(readOnly = true)
    public List<Lost> lost(@Nullable UUID pipeline) {
        return jdbc.sql("""
                        select d.lost_reason, count(*) as deals, sum(d.value_cents) as value
                          from deals.deals d
                          join deals.stages s on s.account_id = d.account_id and s.id = d.stage_id
                         where s.outcome = 'LOST' and (cast(:pipeline as uuid) is null or s.pipeline_id = :pipeline)
                         group by 1 order by 2 desc, 3 desc, 1 nulls last limit 50
                        """)
                .param("pipeline", pipeline)
                .query((row, n) ->
                        new Lost(row.getString("lost_reason"), row.getLong("deals"), new Money(row.getLong("value"))))
                .list();
    }
}
