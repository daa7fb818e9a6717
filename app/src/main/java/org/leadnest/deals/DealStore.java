package org.leadnest.deals;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Money;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DealStore {
    static final String SELECT = """
            select d.id, d.name, d.value_cents, d.lead_id,
                   d.listing_key, d.expected_close, d.commission_percent, d.commission_cents, d.gci_cents,
                   d.lost_reason, d.owner_id, u.name as owner_name, d.created_at, d.updated_at, d.closed_at, d.version,
            """ + TermsRows.COLUMNS + ", " + PipelineStore.STAGE + """

              from deals.deals d
              join deals.stages s on s.account_id = d.account_id and s.id = d.stage_id
              join deals.pipelines p on p.account_id = s.account_id and p.id = s.pipeline_id
              left join accounts.users u on u.id = d.owner_id
            """;

    private final JdbcClient jdbc;

    DealStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Deal> find(DealId id) {
        return jdbc.sql(SELECT + " where d.id = :id")
                .param("id", id.value())
                .query(DealStore::deal)
                .optional();
    }

    /** Holds the row until the end of the transaction, so that two edits come one after the other. */
    Optional<Deal> hold(DealId id) {
        return jdbc.sql(SELECT + " where d.id = :id for update of d")
                .param("id", id.value())
                .query(DealStore::deal)
                .optional();
    }

    List<Deal> list(DealFilter filter, @Nullable Cursor after, int limit) {
        return jdbc.sql(SELECT + """
                         where (cast(:pipeline as uuid) is null or s.pipeline_id = :pipeline)
                           and (cast(:stage as uuid) is null or d.stage_id = :stage)
                           and (cast(:lead as uuid) is null or d.lead_id = :lead)
                           and (cast(:owner as uuid) is null or d.owner_id = :owner)
                           and (cast(:open as boolean) is null or (d.closed_at is null) = :open)
                           and (:q = '' or strpos(lower(d.name), lower(:q)) > 0)
                           and (cast(:at as timestamptz) is null or (d.created_at, d.id) < (:at, :id))
                         order by d.created_at desc, d.id desc
                         limit :limit
                        """)
                .param("pipeline", filter.pipeline())
                .param("stage", filter.stage())
                .param("lead", filter.lead())
                .param("owner", filter.owner())
                .param("open", filter.open())
                .param("q", filter.q())
                .param("at", after == null ? null : Timestamp.from(Instant.parse(after.key())))
                .param("id", after == null ? null : after.id())
                .param("limit", limit)
                .query(DealStore::deal)
                .list();
    }

    List<String> lostReasons(int limit) {
        return jdbc.sql("""
                        select lost_reason from deals.deals where lost_reason is not null
                         group by lost_reason order by count(*) desc, lost_reason limit :limit
                        """).param("limit", limit).query(String.class).list();
    }

    void insert(DealId id, DealDraft draft, UUID owner, Instant now) {
        write(jdbc.sql("""
                        insert into deals.deals
                          (account_id, id, name, value_cents, stage_id, lead_id, listing_key, expected_close,
                           commission_percent, commission_cents, gci_cents, lost_reason, owner_id, rank, created_at,
                           updated_at, closed_at)
                        values
                          (:account, :id, :name, :value, :stage, :lead, :listing, :expected, :percent, :flat, :gci,
                           :reason, :owner,
                           coalesce((select min(rank) from deals.deals where stage_id = :stage), 0) - 1,
                           :now, :now, case when :closed then cast(:now as timestamptz) end)
                        """).param("account", Tenancy.required().value()).param("owner", owner), id, draft, now);
    }

    /** Writes every field but the place in the column. */
    void update(DealId id, DealDraft draft, Instant now) {
        write(jdbc.sql("""
                        update deals.deals
                           set name = :name, value_cents = :value, stage_id = :stage, lead_id = :lead,
                               listing_key = :listing, expected_close = :expected, commission_percent = :percent,
                               commission_cents = :flat, gci_cents = :gci, lost_reason = :reason, updated_at = :now,
                               closed_at = case when not :closed then null
                                 when (select s.outcome from deals.stages s where s.id = deals.stage_id) = :outcome
                                   then coalesce(closed_at, :now)
                                 else :now end, version = version + 1
                         where id = :id
                        """), id, draft, now);
    }

    private static void write(JdbcClient.StatementSpec statement, DealId id, DealDraft draft, Instant now) {
        Commission commission = draft.commission();
        Money gci = draft.gci();
        statement
                .param("id", id.value())
                .param("name", draft.name())
                .param("value", draft.value().cents())
                .param("stage", draft.stage().id())
                .param("lead", draft.leadId())
                .param("listing", draft.listingKey())
                .param("expected", draft.expectedClose())
                .param("percent", commission instanceof Commission.Percent percent ? percent.percent() : null)
                .param(
                        "flat",
                        commission instanceof Commission.Flat flat
                                ? flat.amount().cents()
                                : null)
                .param("gci", gci == null ? null : gci.cents())
                .param("reason", draft.lostReason())
                .param("closed", draft.stage().outcome().closed())
                .param("outcome", draft.stage().outcome().name())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Gives the deal to a member. */
    void give(DealId id, UUID owner, Instant now) {
        jdbc.sql("update deals.deals set owner_id = :owner, updated_at = :now, version = version + 1 where id = :id")
                .param("id", id.value())
                .param("owner", owner)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Puts the card before the {@code position}-th other card of its column. */
    void place(DealId id, UUID stage, int position) {
        List<Double> around = jdbc.sql("""
                        select rank from deals.deals
                         where stage_id = :stage and id <> :id
                         order by rank, id
                         offset greatest(:position - 1, 0) limit 2
                        """)
                .param("stage", stage)
                .param("id", id.value())
                .param("position", position)
                .query(Double.class)
                .list();
        jdbc.sql("update deals.deals set rank = :rank where id = :id")
                .param("rank", rank(around, position))
                .param("id", id.value())
                .update();
    }

    private static double rank(List<Double> around, int position) {
        if (around.isEmpty()) {
            return 0;
        }
        if (position <= 0) {
            return around.getFirst() - 1;
        }
        return around.size() == 1 ? around.getFirst() + 1 : (around.getFirst() + around.getLast()) / 2;
    }

    static Deal deal(ResultSet row, int n) throws SQLException {
        Timestamp closed = row.getTimestamp("closed_at");
        return new Deal(
                new DealId(row.getObject("id", UUID.class)),
                row.getString("name"),
                new Money(row.getLong("value_cents")),
                PipelineStore.stage(row),
                row.getObject("lead_id", UUID.class),
                row.getString("listing_key"),
                row.getObject("expected_close", LocalDate.class),
                commission(row),
                money(row, "gci_cents"),
                row.getString("lost_reason"),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                TermsRows.terms(row),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getInt("version"));
    }

    private static @Nullable Commission commission(ResultSet row) throws SQLException {
        BigDecimal percent = row.getBigDecimal("commission_percent");
        if (percent != null) {
            return new Commission.Percent(percent.stripTrailingZeros());
        }
        Money flat = money(row, "commission_cents");
        return flat == null ? null : new Commission.Flat(flat);
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        long cents = row.getLong(column);
        return row.wasNull() ? null : new Money(cents);
    }
}
