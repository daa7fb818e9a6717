package org.leadnest.followups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code followups.triggers}, {@code firings} and {@code sweeps}. */
@Repository
class TriggerStore {
    private static final String SELECT =
            "select id, sequence_id, kind, value, days, created_at, created_by from followups.triggers ";

    private final JdbcClient jdbc;

    TriggerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A firing that the runner has to work. */
    record Firing(
            UUID trigger,
            UUID lead,
            String occasion,
            UUID sequence,
            @Nullable UUID listing) {}

    /** What sets triggers off. @param listing the account's own that it is about, if any */
    record Occasion(String id, @Nullable UUID listing) {}

    boolean insert(Trigger trigger) {
        return jdbc.sql("""
                        insert into followups.triggers
                          (account_id, id, sequence_id, kind, value, days, created_at, begins_at, created_by)
                        values (:account, :id, :sequence, :kind, :value, :days, :at, :at, :by)
                        on conflict (account_id, sequence_id, kind, value, days) do nothing
                        """)
                        .param("account", account())
                        .param("id", trigger.id())
                        .param("sequence", trigger.sequenceId())
                        .param("kind", trigger.kind().name())
                        .param("value", trigger.value())
                        .param("days", trigger.days())
                        .param("at", Timestamp.from(trigger.createdAt()))
                        .param("by", trigger.createdBy())
                        .update()
                == 1;
    }

    boolean delete(UUID sequence, UUID trigger) {
        return jdbc.sql("delete from followups.triggers where id = :id and sequence_id = :sequence")
                        .param("id", trigger)
                        .param("sequence", sequence)
                        .update()
                == 1;
    }

    List<Trigger> of(UUID sequence) {
        return jdbc.sql(SELECT + "where sequence_id = :sequence order by created_at, id")
                .param("sequence", sequence)
                .query(TriggerStore::trigger)
                .list();
    }

    Optional<Trigger> find(UUID sequence, Trigger.Kind kind, String value, int days) {
        return jdbc.sql(SELECT + "where sequence_id = :sequence and kind = :kind and value = :value and days = :days")
                .param("sequence", sequence)
                .param("kind", kind.name())
                .param("value", value)
                .param("days", days)
                .query(TriggerStore::trigger)
                .optional();
    }

    /** Those of sequences in use. */
    List<Trigger> swept() {
        return jdbc.sql(SELECT + """
                        t where kind in ('DATE', 'SILENCE')
                            and exists (select 1 from followups.sequences s
                                         where s.account_id = t.account_id and s.id = t.sequence_id
                                           and s.archived_at is null)
                         order by id
                        """).query(TriggerStore::trigger).list();
    }

    /** Sets off every trigger of a sequence in use, of the kind and that the value fits, once for the occasion; how many that were. */
    int fire(Trigger.Kind kind, String value, Collection<UUID> leads, Occasion occasion, Instant now) {
        return leads.isEmpty()
                ? 0
                : jdbc.sql("""
                                insert into followups.firings
                                  (account_id, trigger_id, lead_id, occasion, listing_id, fired_at, due_at)
                                select t.account_id, t.id, l.id, :occasion, :listing, :now, :now
                                  from followups.triggers t cross join unnest(:leads::uuid[]) as l (id)
                                 where t.account_id = :account and t.kind = :kind
                                   and (t.value = '' or lower(t.value) = lower(:value))
                                   and exists (select 1 from followups.sequences s
                                                where s.account_id = t.account_id and s.id = t.sequence_id
                                                  and s.archived_at is null)
                                on conflict do nothing
                                """)
                        .param("account", account())
                        .param("kind", kind.name())
                        .param("value", value)
                        .param("leads", leads.toArray(UUID[]::new))
                        .param("occasion", occasion.id())
                        .param("listing", occasion.listing(), java.sql.Types.OTHER)
                        .param("now", Timestamp.from(now))
                        .update();
    }

    /** Sets off one trigger for many leads; {@code occasions} go with {@code leads}. */
    int fire(UUID trigger, List<UUID> leads, List<String> occasions, Instant now) {
        return leads.isEmpty()
                ? 0
                : jdbc.sql("""
                                insert into followups.firings
                                  (account_id, trigger_id, lead_id, occasion, fired_at, due_at)
                                select :account, :trigger, l.id, l.occasion, :now, :now
                                  from unnest(:leads::uuid[], :occasions::text[]) as l (id, occasion)
                                on conflict do nothing
                                """)
                        .param("account", account())
                        .param("trigger", trigger)
                        .param("leads", leads.toArray(UUID[]::new))
                        .param("occasions", occasions.toArray(String[]::new))
                        .param("now", Timestamp.from(now))
                        .update();
    }

    /** Takes firings that wait; another node's are passed over. */
    List<Firing> claim(int limit) {
        return jdbc.sql("""
                        select f.trigger_id, f.lead_id, f.occasion, f.listing_id, t.sequence_id
                          from followups.firings f
                          join followups.triggers t on t.account_id = f.account_id and t.id = f.trigger_id
                         where f.account_id = :account and f.due_at is not null
                         order by f.due_at limit :limit for update of f skip locked
                        """)
                .param("account", account())
                .param("limit", limit)
                .query((row, n) -> new Firing(
                        row.getObject("trigger_id", UUID.class),
                        row.getObject("lead_id", UUID.class),
                        row.getString("occasion"),
                        row.getObject("sequence_id", UUID.class),
                        row.getObject("listing_id", UUID.class)))
                .list();
    }

    /** @param refused by lead, why it was not enrolled */
    void worked(List<Firing> firings, Map<UUID, String> refused) {
        jdbc.sql("""
                        update followups.firings f set due_at = null, refusal = w.refusal
                          from unnest(:triggers::uuid[], :leads::uuid[], :occasions::text[], :refusals::text[])
                                 as w (trigger, lead, occasion, refusal)
                         where f.account_id = :account and f.trigger_id = w.trigger and f.lead_id = w.lead
                           and f.occasion = w.occasion
                        """)
                .param("account", account())
                .param("triggers", firings.stream().map(Firing::trigger).toArray(UUID[]::new))
                .param("leads", firings.stream().map(Firing::lead).toArray(UUID[]::new))
                .param("occasions", firings.stream().map(Firing::occasion).toArray(String[]::new))
                .param(
                        "refusals",
                        firings.stream()
                                .map(firing -> refused.get(firing.lead()))
                                .toArray(String[]::new))
                .update();
    }

    List<AccountId> toSweep(Instant now, int limit) {
        return jdbc
                .sql("select account_id from followups.sweeps where due_at <= :now order by due_at limit :limit")
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(UUID.class)
                .list()
                .stream()
                .map(AccountId::new)
                .toList();
    }

    Optional<Instant> sweptUntil(UUID trigger) {
        return jdbc.sql("select swept_until from followups.triggers where account_id = :account and id = :id")
                .param("account", account())
                .param("id", trigger)
                .query((row, n) ->
                        Optional.ofNullable(row.getTimestamp("swept_until")).map(Timestamp::toInstant))
                .single();
    }

    Instant beginsAt(UUID trigger) {
        return jdbc.sql("select begins_at from followups.triggers where account_id = :account and id = :id")
                .param("account", account())
                .param("id", trigger)
                .query((row, number) -> row.getTimestamp("begins_at").toInstant())
                .single();
    }

    void sweptUntil(UUID trigger, Instant now) {
        jdbc.sql("update followups.triggers set swept_until = :now where account_id = :account and id = :id")
                .param("account", account())
                .param("id", trigger)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Days and silences of a sequence that comes back into use count from now. */
    void beginAnew(UUID sequence, Instant now) {
        int swept = jdbc.sql("""
                        update followups.triggers set swept_until = :now, begins_at = :now
                         where account_id = :account and sequence_id = :sequence and kind in ('DATE', 'SILENCE')
                        """)
                .param("account", account())
                .param("sequence", sequence)
                .param("now", Timestamp.from(now))
                .update();
        if (swept > 0) {
            sweepAt(now);
        }
    }

    void sweepAt(Instant due) {
        jdbc.sql("""
                        insert into followups.sweeps (account_id, due_at) values (:account, :due)
                        on conflict (account_id) do update set due_at = excluded.due_at
                        """)
                .param("account", account())
                .param("due", Timestamp.from(due))
                .update();
    }

    void sweepNoMore() {
        jdbc.sql("delete from followups.sweeps where account_id = :account")
                .param("account", account())
                .update();
    }

    private static UUID account() {
        return Tenancy.required().value();
    }

    private static Trigger trigger(ResultSet row, int n) throws SQLException {
        return new Trigger(
                row.getObject("id", UUID.class),
                row.getObject("sequence_id", UUID.class),
                Trigger.Kind.valueOf(row.getString("kind")),
                row.getString("value"),
                row.getInt("days"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"));
    }
}
