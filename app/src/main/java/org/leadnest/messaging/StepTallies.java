package org.leadnest.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.messaging.settings.SendingSettings;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What came of the messages of steps; each verb is one query for the whole set. What a person does counts for the message
 * that it follows: after that was sent and before the next of the same run. A text that only opts out is no answer.
 */
@Service
public class StepTallies {
    /** What people wrote themselves, but for a text that only opts out. */
    private static final String HEARD = """
            i.account_id = :account and i.direction = 'IN' and not i.automatic
              and not exists (
                select 1 from messaging.consents w
                 where w.account_id = :account and w.person_id = i.person_id and w.act = 'WITHDRAWN' and w.source = 'REPLY'
                   and w.recorded_at between i.created_at and i.created_at + interval '1 minute')
            """;

    /** When the next message of the run was sent; asked of the few messages alone on which something followed. */
    private static final String NEXT = """
            coalesce((select min(n.sent_at) from messaging.messages n
                       where n.account_id = :account and n.enrollment_id = o.enrollment_id and n.sent_at > o.sent_at),
                     'infinity')
            """;

    /** The messages of the steps that a carrier was given, and those that were answered, opted out after, clicked. */
    private static final String OURS = """
            with ours as materialized (
              select m.id, m.step_id, m.variant, m.enrollment_id, m.person_id, m.status, m.sent_at,
                     m.opened_at, m.machine_opened_at
                from messaging.messages m
               where m.account_id = :account and m.step_id = any(:steps) and m.status in ('SENT', 'DELIVERED', 'FAILED')),
            replied as materialized (
              select distinct o.id from ours o
                join messaging.messages i on i.person_id = o.person_id and i.created_at >= o.sent_at
               where\s""" + HEARD + " and i.created_at < " + NEXT + "),\n" + """
            left_us as materialized (
              select distinct o.id from ours o
                join messaging.consents c on c.account_id = :account and c.person_id = o.person_id
               where c.act = 'WITHDRAWN' and c.recorded_at >= o.sent_at and c.recorded_at < """ + NEXT + "),\n" + """
            clicked as materialized (
              select distinct o.id from ours o
                join messaging.links l on l.account_id = :account and l.message_id = o.id
               where l.first_click_at is not null)
            """;

    private final JdbcClient jdbc;
    private final SendingSettings settings;

    StepTallies(JdbcClient jdbc, SendingSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * Of one wording of a step.
     *
     * @param sent messages that a carrier took, delivered ones included
     * @param opened of them, those that a person opened; 0 where the account does not count that
     * @param machineOpened those whose picture only a machine fetched
     * @param clicked of them, those of which a link was opened; 0 where the account does not count clicks
     */
    public record Tally(
            int wording,
            long sent,
            long delivered,
            long failed,
            long opened,
            long machineOpened,
            long clicked,
            long replied,
            long optedOut) {}

    /** Whether the account counts that mail is opened. */
    @Transactional(readOnly = true)
    public boolean countsOpens() {
        return settings.get().trackOpens();
    }

    /** By step, its wordings in their order; a step that sent nothing is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Tally>> of(Collection<UUID> steps) {
        if (steps.isEmpty()) {
            return Map.of();
        }
        record Found(UUID step, Tally tally) {}
        boolean opens = countsOpens();
        return jdbc
                .sql(OURS + """
                        select o.step_id, coalesce(o.variant, 0) as wording,
                               count(*) filter (where o.status <> 'FAILED') as sent,
                               count(*) filter (where o.status = 'DELIVERED') as delivered,
                               count(*) filter (where o.status = 'FAILED') as failed,
                               count(o.opened_at) as opened,
                               count(*) filter (where o.opened_at is null and o.machine_opened_at is not null) as machines,
                               count(c.id) as clicked, count(r.id) as replied, count(u.id) as opted_out
                          from ours o
                          left join clicked c on c.id = o.id
                          left join replied r on r.id = o.id
                          left join left_us u on u.id = o.id
                         group by o.step_id, coalesce(o.variant, 0)
                         order by o.step_id, wording
                        """)
                .param("account", Tenancy.required().value())
                .param("steps", steps.toArray(UUID[]::new))
                .query((row, number) -> new Found(row.getObject("step_id", UUID.class), tally(row, opens)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Found::step, Collectors.mapping(Found::tally, Collectors.toList())));
    }

    /**
     * How many enrollments answered a message of theirs.
     *
     * @param groups by step, what it is counted under
     */
    @Transactional(readOnly = true)
    public Map<UUID, Long> answered(Map<UUID, UUID> groups) {
        if (groups.isEmpty()) {
            return Map.of();
        }
        List<UUID> steps = List.copyOf(groups.keySet());
        Map<UUID, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select g.of, count(distinct o.enrollment_id) as n
                          from messaging.messages i
                          join messaging.messages o on o.account_id = :account and o.person_id = i.person_id
                           and o.sent_at <= i.created_at and o.status in ('SENT', 'DELIVERED', 'FAILED')
                          join (select unnest(:steps::uuid[]) as step_id, unnest(:groups::uuid[]) as of) g
                            on g.step_id = o.step_id
                         where\s""" + HEARD + " group by g.of")
                .param("account", Tenancy.required().value())
                .param("steps", steps.toArray(UUID[]::new))
                .param("groups", steps.stream().map(groups::get).toArray(UUID[]::new))
                .query(row -> {
                    counts.put(row.getObject("of", UUID.class), row.getLong("n"));
                });
        return counts;
    }

    private static Tally tally(ResultSet row, boolean opens) throws SQLException {
        return new Tally(
                row.getInt("wording"),
                row.getLong("sent"),
                row.getLong("delivered"),
                row.getLong("failed"),
                opens ? row.getLong("opened") : 0,
                opens ? row.getLong("machines") : 0,
                row.getLong("clicked"),
                row.getLong("replied"),
                row.getLong("opted_out"));
    }
}
