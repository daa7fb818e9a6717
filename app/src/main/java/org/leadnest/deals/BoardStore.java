package org.leadnest.deals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BoardStore {
    private final JdbcClient jdbc;

    BoardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Sums(long deals, Money value, Money gci) {
        static final Sums NONE = new Sums(0, Money.ZERO, Money.ZERO);
    }

    Map<UUID, Sums> sums() {
        Map<UUID, Sums> sums = new LinkedHashMap<>();
        jdbc.sql("""
                        select stage_id, count(*) as deals, sum(value_cents) as value, coalesce(sum(gci_cents), 0) as gci
                          from deals.deals
                         group by stage_id
                        """).query(row -> {
            sums.put(
                    row.getObject("stage_id", UUID.class),
                    new Sums(row.getLong("deals"), new Money(row.getLong("value")), new Money(row.getLong("gci"))));
        });
        return sums;
    }

    DealBoards.Own own(UUID owner) {
        return jdbc.sql("""
                        select count(*) as deals, coalesce(sum(d.value_cents), 0) as value,
                               coalesce(sum(round(coalesce(d.gci_cents, 0)::numeric
                                 * coalesce(d.probability, s.probability) / 100)), 0) as weighted
                          from deals.deals d join deals.stages s on s.account_id = d.account_id and s.id = d.stage_id
                         where d.closed_at is null and d.owner_id = :owner
                        """)
                .param("owner", owner)
                .query((row, n) -> new DealBoards.Own(
                        row.getLong("deals"), new Money(row.getLong("value")), new Money(row.getLong("weighted"))))
                .single();
    }

    /** The first cards of each column of a pipeline, in order. */
    Map<UUID, List<Deal>> cards(UUID pipeline, int perColumn) {
        return jdbc
                .sql("""
                        select c.* from deals.stages col
                         cross join lateral (
                        """ + DealStore.SELECT + """
                             where d.stage_id = col.id order by d.rank, d.id limit :limit) c
                         where col.pipeline_id = :pipeline
                        """)
                .param("pipeline", pipeline)
                .param("limit", perColumn)
                .query(DealStore::deal)
                .list()
                .stream()
                .collect(Collectors.groupingBy(deal -> deal.stage().id(), LinkedHashMap::new, Collectors.toList()));
    }
}
