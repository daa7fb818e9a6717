package org.leadnest.leads.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log, the leads that wait to be claimed, and shifts. */
@Repository
class RoutingStore {
    private final JdbcClient jdbc;

    RoutingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, Shift> shifts() {
        Map<UUID, Shift> shifts = new HashMap<>();
        jdbc.sql("select user_id, days, time_from, time_to, away_from, away_until from leads.shifts")
                .query((ResultSet row) -> {
                    shifts.put(
                            row.getObject("user_id", UUID.class),
                            new Shift(
                                    RuleStore.days(row),
                                    row.getObject("time_from", LocalTime.class),
                                    row.getObject("time_to", LocalTime.class),
                                    row.getObject("away_from", LocalDate.class),
                                    row.getObject("away_until", LocalDate.class)));
                });
        return shifts;
    }

    void putShift(UserId user, Shift shift) {
        jdbc.sql("""
                        insert into leads.shifts (account_id, user_id, days, time_from, time_to, away_from, away_until)
                        values (:account, :user, :days, :from, :to, :awayFrom, :awayUntil)
                        on conflict (account_id, user_id) do update
                           set days = excluded.days, time_from = excluded.time_from, time_to = excluded.time_to,
                               away_from = excluded.away_from, away_until = excluded.away_until
                        """)
                .param("account", Tenancy.required().value())
                .param("user", user.value())
                .param("days", RuleStore.numbers(shift.days()))
                .param("from", shift.from(), Types.TIME)
                .param("to", shift.to(), Types.TIME)
                .param("awayFrom", shift.awayFrom(), Types.DATE)
                .param("awayUntil", shift.awayUntil(), Types.DATE)
                .update();
    }

    /** A line to write into the log; {@code fellThrough} when a rule's own agents could not take the lead. */
    record Line(
            LeadId lead,
            @Nullable UUID inquiry,
            @Nullable UUID rule,
            String outcome,
            @Nullable UUID owner,
            String summary,
            List<String> steps,
            boolean fellThrough) {}

    void log(Line line, Instant now) {
        jdbc.sql("""
                        insert into leads.routing_log (account_id, id, lead_id, inquiry_id, rule_id, at, outcome, owner_id,
                          summary, steps, fell_through)
                        values (:account, :id, :lead, :inquiry, :rule, :now, :outcome, :owner, :summary, :steps, :through)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("lead", line.lead().value())
                .param("inquiry", line.inquiry(), Types.OTHER)
                .param("rule", line.rule(), Types.OTHER)
                .param("now", at(now))
                .param("outcome", line.outcome())
                .param("owner", line.owner(), Types.OTHER)
                .param("summary", line.summary())
                .param("steps", line.steps().toArray(String[]::new))
                .param("through", line.fellThrough())
                .update();
    }

    /** A line of the log with the name of its lead. */
    record Logged(
            UUID id,
            LeadId lead,
            String leadName,
            Instant at,
            String outcome,
            String summary,
            List<String> steps,
            boolean fellThrough) {}

    List<Logged> log(@Nullable LeadId lead, @Nullable Cursor after, int limit) {
        String sql = """
                select g.id, g.lead_id, concat_ws(' ', l.first_name, l.last_name) as name, g.at, g.outcome, g.summary,
                       g.steps, g.fell_through
                  from leads.routing_log g join leads.leads l on l.id = g.lead_id
                 where true
                """
                + (lead == null ? "" : " and g.lead_id = :lead")
                + (after == null ? "" : " and (g.at, g.id) < (:at::timestamptz, :id)")
                + " order by g.at desc, g.id desc limit :limit";
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("limit", limit);
        if (lead != null) {
            statement.param("lead", lead.value());
        }
        if (after != null) {
            statement.param("at", after.key()).param("id", after.id());
        }
        return statement
                .query((row, i) -> new Logged(
                        row.getObject("id", UUID.class),
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getString("name"),
                        instant(row, "at"),
                        row.getString("outcome"),
                        row.getString("summary"),
                        List.of((String[]) row.getArray("steps").getArray()),
                        row.getBoolean("fell_through")))
                .list();
    }

    /** A lead that waits to be claimed. @param offeredTo empty for everybody @param until null in the pond */
    record Unclaimed(
            LeadId lead,
            @Nullable UUID inquiry,
            @Nullable UUID rule,
            List<UUID> offeredTo,
            Instant since,
            @Nullable Instant until,
            String name,
            @Nullable String source,
            @Nullable String about) {
        boolean open(UserId user) {
            return offeredTo.isEmpty() || offeredTo.contains(user.value());
        }
    }

    void offer(
            LeadId lead,
            @Nullable UUID inquiry,
            @Nullable UUID rule,
            Collection<UUID> offeredTo,
            Instant since,
            @Nullable Instant until) {
        jdbc.sql("""
                        insert into leads.unclaimed (account_id, lead_id, inquiry_id, rule_id, offered_to, since, until)
                        values (:account, :lead, :inquiry, :rule, :to, :since, :until)
                        on conflict (account_id, lead_id) do update
                           set inquiry_id = excluded.inquiry_id, rule_id = excluded.rule_id,
                               offered_to = excluded.offered_to, until = excluded.until
                        """)
                .param("account", Tenancy.required().value())
                .param("lead", lead.value())
                .param("inquiry", inquiry, Types.OTHER)
                .param("rule", rule, Types.OTHER)
                .param("to", offeredTo.toArray(UUID[]::new))
                .param("since", at(since))
                .param("until", until == null ? null : at(until), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static final String UNCLAIMED = """
            select c.lead_id, c.inquiry_id, c.rule_id, c.offered_to, c.since, c.until,
                   concat_ws(' ', l.first_name, l.last_name) as name, s.name as source,
                   coalesce(i.property, left(i.message, 200)) as about
              from leads.unclaimed c join leads.leads l on l.id = c.lead_id
              left join leads.sources s on s.id = l.source_id
              left join leads.inquiries i on i.id = c.inquiry_id
            """;

    List<Unclaimed> unclaimed(int limit) {
        return jdbc.sql(UNCLAIMED + " order by c.since, c.lead_id limit :limit")
                .param("limit", limit)
                .query(RoutingStore::unclaimed)
                .list();
    }

    Optional<Unclaimed> unclaimed(LeadId lead) {
        return jdbc.sql(UNCLAIMED + " where c.lead_id = :lead")
                .param("lead", lead.value())
                .query(RoutingStore::unclaimed)
                .optional();
    }

    /** What a lead that is taken waited by. */
    record Taken(@Nullable UUID inquiry, @Nullable UUID rule) {}

    /** Takes the lead out of what waits; for exactly one of those who try at once it is there. */
    Optional<Taken> take(LeadId lead) {
        return jdbc.sql("delete from leads.unclaimed where lead_id = :lead returning inquiry_id, rule_id")
                .param("lead", lead.value())
                .query((row, i) ->
                        new Taken(row.getObject("inquiry_id", UUID.class), row.getObject("rule_id", UUID.class)))
                .optional();
    }

    /** Puts a lead that nobody owns any more into the pond; false when it waits already. */
    boolean pond(LeadId lead, Instant since) {
        return jdbc.sql("""
                        insert into leads.unclaimed (account_id, lead_id, since) values (:account, :lead, :since)
                        on conflict (account_id, lead_id) do nothing
                        """)
                        .param("account", Tenancy.required().value())
                        .param("lead", lead.value())
                        .param("since", at(since))
                        .update()
                == 1;
    }

    /** Many at once: puts them into the pond, where {@code owner} is null, and writes the line for each. */
    void left(List<UUID> leads, String outcome, @Nullable UUID owner, String summary, String step, Instant now) {
        if (owner == null) {
            jdbc.sql("""
                            insert into leads.unclaimed (account_id, lead_id, since)
                            select :account, v.lead, :now from unnest(:leads::uuid[]) as v (lead)
                            on conflict (account_id, lead_id) do nothing
                            """)
                    .param("account", Tenancy.required().value())
                    .param("leads", leads.toArray(UUID[]::new))
                    .param("now", at(now))
                    .update();
        }
        jdbc.sql("""
                        insert into leads.routing_log (account_id, id, lead_id, at, outcome, owner_id, summary, steps)
                        select :account, v.id, v.lead, :now, :outcome, :owner, :summary, array[:step]
                          from unnest(:ids::uuid[], :leads::uuid[]) as v (id, lead)
                        """)
                .param("account", Tenancy.required().value())
                .param("ids", leads.stream().map(lead -> Ids.next()).toArray(UUID[]::new))
                .param("leads", leads.toArray(UUID[]::new))
                .param("now", at(now))
                .param("outcome", outcome)
                .param("owner", owner, Types.OTHER)
                .param("summary", summary)
                .param("step", step)
                .update();
    }

    private static Unclaimed unclaimed(ResultSet row, int index) throws SQLException {
        OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        return new Unclaimed(
                new LeadId(row.getObject("lead_id", UUID.class)),
                row.getObject("inquiry_id", UUID.class),
                row.getObject("rule_id", UUID.class),
                List.of((UUID[]) row.getArray("offered_to").getArray()),
                instant(row, "since"),
                until == null ? null : until.toInstant(),
                row.getString("name"),
                row.getString("source"),
                row.getString("about"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
