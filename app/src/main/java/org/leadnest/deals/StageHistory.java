package org.leadnest.deals;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The store of moves. */
@Repository
class StageHistory {
    private final JdbcClient jdbc;

    StageHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A move as a page tells it.
     *
     * @param from absent where the deal was opened
     */
    record Move(
            UUID deal,
            String dealName,
            @Nullable UUID fromId,
            @Nullable String from,
            String to,
            String by,
            Instant at) {}

    void add(DealId deal, @Nullable DealStage from, DealStage to, Actor by, Instant at) {
        jdbc.sql("""
                        insert into deals.stage_changes
                          (account_id, id, deal_id, from_stage_id, to_stage_id, changed_by, changed_by_name, changed_at)
                        values (:account, :id, :deal, :from, :to, :by, :byName, :at)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("deal", deal.value())
                .param("from", from == null ? null : from.id())
                .param("to", to.id())
                .param("by", by.user().value())
                .param("byName", by.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    List<Move> of(DealId deal) {
        return moves("where c.deal_id = :deal order by c.changed_at desc, c.id desc", "deal", deal.value());
    }

    /** The newest move between stages that this user made since {@code since}. */
    Optional<Move> lastBy(UUID user, Instant since) {
        return moves("""
                        where c.changed_by = :user and c.from_stage_id is not null
                        order by c.changed_at desc, c.id desc limit 1""", "user", user).stream()
                .filter(move -> !move.at().isBefore(since))
                .findFirst();
    }

    List<Move> newest(int limit) {
        return moves("order by c.changed_at desc, c.id desc limit :limit", "limit", limit);
    }

    private List<Move> moves(String condition, String name, Object value) {
        return jdbc.sql("""
                        select c.deal_id, d.name as deal_name, f.id as from_id, f.name as from_name, t.name as to_name,
                               c.changed_by_name, c.changed_at
                          from deals.stage_changes c
                          join deals.deals d on d.account_id = c.account_id and d.id = c.deal_id
                          join deals.stages t on t.account_id = c.account_id and t.id = c.to_stage_id
                          left join deals.stages f on f.account_id = c.account_id and f.id = c.from_stage_id
                        """ + condition)
                .param(name, value)
                .query((row, n) -> new Move(
                        row.getObject("deal_id", UUID.class),
                        row.getString("deal_name"),
                        row.getObject("from_id", UUID.class),
                        row.getString("from_name"),
                        row.getString("to_name"),
                        row.getString("changed_by_name"),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }
}
