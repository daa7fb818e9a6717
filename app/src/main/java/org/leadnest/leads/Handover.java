package org.leadnest.leads;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.MemberLeaving;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Leads and tasks of somebody who leaves go to those who take over, else to the pond; in the transaction of the leaving. Several
 * share the leads evenly, of each stage alike; a task goes with its lead, and one without a lead to the first of them. Each lead's
 * timeline says so, and {@link LeadsLeft} tells routing.
 */
@Component
class Handover {
    private static final Author AUTHOR = Author.system("Handover");

    /** Leads to a statement. */
    private static final int SET = 1_000;

    private final JdbcClient jdbc;
    private final ManyLeadsStore many;
    private final CatalogueStore catalogue;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Handover(
            JdbcClient jdbc,
            ManyLeadsStore many,
            CatalogueStore catalogue,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.many = many;
        this.catalogue = catalogue;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    @Order(MemberLeaving.LEADS_FIRST)
    void on(MemberLeaving leaving) {
        Tenancy.run(leaving.account(), () -> handOver(leaving));
    }

    private void handOver(MemberLeaving leaving) {
        handOverTasks(leaving);
        List<UUID> leads = placed(leaving.user());
        String left = name(leaving.user());
        List<@Nullable UserId> heirs = new ArrayList<>(leaving.heirs());
        if (heirs.isEmpty()) {
            heirs.add(null);
        }
        for (int heir = 0; heir < heirs.size(); heir++) {
            int first = heir;
            List<UUID> theirs = IntStream.range(0, leads.size())
                    .filter(place -> place % heirs.size() == first)
                    .mapToObj(leads::get)
                    .toList();
            give(theirs, heirs.get(heir), left);
        }
    }

    private void give(List<UUID> leads, @Nullable UserId heir, String left) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String to = heir == null ? "the pond" : name(heir);
        for (int from = 0; from < leads.size(); from += SET) {
            List<UUID> some = leads.subList(from, Math.min(from + SET, leads.size()));
            many.give(some, heir == null ? null : heir.value(), now);
            many.tell(some, TimelineKind.CHANGE, left + " left: on to " + to, AUTHOR, now);
            events.publishEvent(new LeadsLeft(
                    Tenancy.required(), some, left, heir == null ? null : heir.value(), heir == null ? null : to));
        }
    }

    private String name(UserId user) {
        return catalogue.owners().stream()
                .filter(owner -> owner.id().equals(user))
                .map(Owner::name)
                .findFirst()
                .orElse("Somebody");
    }

    /** The leaver's leads in the order in which heirs take turns; held until the end of the transaction. */
    private List<UUID> placed(UserId from) {
        return jdbc.sql("""
                        select id from leads.leads where owner_id = :from order by stage_id, created_at, id for update
                        """).param("from", from.value()).query(UUID.class).list();
    }

    private void handOverTasks(MemberLeaving leaving) {
        jdbc.sql("""
                        with placed as (
                          select id, (row_number() over (order by stage_id, created_at, id))::int - 1 as place
                            from leads.leads where owner_id = :from
                        )
                        update leads.tasks t
                           set assigned_to = coalesce(
                                 (select (:heirs::uuid[])[1 + p.place % :several] from placed p where p.id = t.lead_id),
                                 (select l.owner_id from leads.leads l where l.id = t.lead_id and l.owner_id <> :from),
                                 (:heirs::uuid[])[1])
                         where t.assigned_to = :from
                        """)
                .param("heirs", leaving.ids())
                .param("several", Math.max(1, leaving.heirs().size()))
                .param("from", leaving.user().value())
                .update();
    }
}
