package org.leadnest.leads.scoring;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ScoreStore {
    /**
     * Full points up to 3 days, 60 % up to 14, a quarter up to 60; 4 inquiries, 3 replies and 10 views are full points.
     * Whose data is not to be used has no score (GDPR art. 18).
     */
    private static final String RESCORE = """
            with w as (
              select coalesce(max(recency), :recency) as recency, coalesce(max(inquiries), :inquiries) as inquiries,
                     coalesce(max(replies), :replies) as replies, coalesce(max(views), :views) as views,
                     coalesce(max(budget), :budget) as budget, max(price_from) as price_from, max(price_to) as price_to
                from leads.score_weights),
            raw as (
              select l.id, l.account_id, q.asked, q.views, q.price, r.replies,
                     greatest(r.last_at, coalesce(q.last_at, case when l.import_id is null then l.created_at end))
                       as last_seen
                from leads.leads l
                left join lateral (
                  select max(i.occurred_at) as last_at,
                         count(*) filter (where i.type not in ('VIEWED_PROPERTY', 'SAVED_PROPERTY')) as asked,
                         count(*) filter (where i.type in ('VIEWED_PROPERTY', 'SAVED_PROPERTY')) as views,
                         percentile_disc(0.5) within group (order by i.price) as price
                    from leads.inquiries i where i.lead_id = l.id) q on true
                left join lateral (
                  select max(p.received_at) as last_at, count(*) as replies
                    from leads.replies p where p.lead_id = l.id) r on true
               where l.id = any(:leads)),
            points as (
              select raw.*,
                     round(w.recency * case when last_seen is null then 0
                                            when last_seen > :now - interval '3 days' then 1
                                            when last_seen > :now - interval '14 days' then 0.6
                                            when last_seen > :now - interval '60 days' then 0.25
                                            else 0 end)::int as recency_points,
                     round(w.inquiries * least(asked, 4) / 4.0)::int as inquiry_points,
                     round(w.replies * least(raw.replies, 3) / 3.0)::int as reply_points,
                     round(w.views * least(raw.views, 10) / 10.0)::int as view_points,
                     case when price between w.price_from and w.price_to then w.budget else 0 end as budget_points
                from raw cross join w),
            sums as (
              select points.*,
                     case when exists (select 1 from privacy.restrictions x
                                        where x.account_id = points.account_id and x.person_id = points.id) then 0
                          else recency_points + inquiry_points + reply_points + view_points + budget_points end as score
                from points),
            kept as (
              insert into leads.scores as c (account_id, lead_id, computed_at, last_seen, inquiries, replies, views, price,
                  recency_points, inquiry_points, reply_points, view_points, budget_points)
              select account_id, id, :now, last_seen, asked, replies, views, price,
                     recency_points, inquiry_points, reply_points, view_points, budget_points
                from sums where score > 0
              on conflict (account_id, lead_id) do update
                set computed_at = excluded.computed_at, last_seen = excluded.last_seen, inquiries = excluded.inquiries,
                    replies = excluded.replies, views = excluded.views, price = excluded.price,
                    recency_points = excluded.recency_points, inquiry_points = excluded.inquiry_points,
                    reply_points = excluded.reply_points, view_points = excluded.view_points,
                    budget_points = excluded.budget_points
                where (c.last_seen, c.inquiries, c.replies, c.views, c.price, c.recency_points, c.inquiry_points,
                       c.reply_points, c.view_points, c.budget_points)
                      is distinct from
                      (excluded.last_seen, excluded.inquiries, excluded.replies, excluded.views, excluded.price,
                       excluded.recency_points, excluded.inquiry_points, excluded.reply_points, excluded.view_points,
                       excluded.budget_points)),
            gone as (
              delete from leads.scores where lead_id in (select id from sums where score = 0))
            update leads.leads l set score = sums.score from sums where l.id = sums.id and l.score <> sums.score
            """;

    private final JdbcClient jdbc;

    ScoreStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void rescore(Collection<UUID> leads, Instant now) {
        Weights usual = Weights.USUAL;
        jdbc.sql(RESCORE)
                .param("recency", usual.recency())
                .param("inquiries", usual.inquiries())
                .param("replies", usual.replies())
                .param("views", usual.views())
                .param("budget", usual.budget())
                .param("leads", leads.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** The next leads behind {@code after} that have a score or can have one, in the order of their ids. */
    List<UUID> scorable(UUID after, Instant since, int limit) {
        return jdbc.sql("""
                        select l.id from leads.leads l
                         where l.id > :after
                           and (l.score > 0 or (l.import_id is null and l.created_at > :since)
                             or exists (select 1 from leads.inquiries i where i.lead_id = l.id)
                             or exists (select 1 from leads.replies p where p.lead_id = l.id))
                         order by l.id limit :limit
                        """)
                .param("after", after)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    boolean addReply(UUID lead, UUID message, Instant at) {
        return jdbc.sql("""
                        insert into leads.replies (account_id, id, lead_id, received_at)
                        select l.account_id, :message, l.id, :at from leads.leads l where l.id = :lead
                        on conflict do nothing
                        """)
                        .param("message", message)
                        .param("lead", lead)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Weights weights() {
        return jdbc.sql("""
                        select recency, inquiries, replies, views, budget, price_from, price_to from leads.score_weights
                        """)
                .query((row, i) -> new Weights(
                        row.getInt("recency"),
                        row.getInt("inquiries"),
                        row.getInt("replies"),
                        row.getInt("views"),
                        row.getInt("budget"),
                        row.getBigDecimal("price_from"),
                        row.getBigDecimal("price_to")))
                .optional()
                .orElse(Weights.USUAL);
    }

    void write(Weights weights) {
        jdbc.sql("""
                        insert into leads.score_weights
                          (account_id, recency, inquiries, replies, views, budget, price_from, price_to)
                        values (:account, :recency, :inquiries, :replies, :views, :budget, :from, :to)
                        on conflict (account_id) do update
                          set recency = excluded.recency, inquiries = excluded.inquiries, replies = excluded.replies,
                              views = excluded.views, budget = excluded.budget, price_from = excluded.price_from,
                              price_to = excluded.price_to
                        """)
                .param("account", Tenancy.required().value())
                .param("recency", weights.recency())
                .param("inquiries", weights.inquiries())
                .param("replies", weights.replies())
                .param("views", weights.views())
                .param("budget", weights.budget())
                .param("from", weights.priceFrom(), java.sql.Types.NUMERIC)
                .param("to", weights.priceTo(), java.sql.Types.NUMERIC)
                .update();
    }

    /** Says when all scores of the account are due, if nobody said so yet. */
    void plan(Instant at) {
        jdbc.sql("insert into leads.score_turns (account_id, due_at) values (:account, :at) on conflict do nothing")
                .param("account", Tenancy.required().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void planAt(Instant at) {
        jdbc.sql("""
                        insert into leads.score_turns (account_id, due_at) values (:account, :at)
                        on conflict (account_id) do update set due_at = excluded.due_at
                        """)
                .param("account", Tenancy.required().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<AccountId> due(Instant now, int limit) {
        return jdbc
                .sql("select account_id from leads.score_turns where due_at <= :now order by due_at limit :limit")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(UUID.class)
                .list()
                .stream()
                .map(AccountId::new)
                .toList();
    }
}
