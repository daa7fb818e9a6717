package org.leadnest.leads;

import org.leadnest.accounts.MemberLeaving;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Leads and tasks of somebody who leaves go to those who take over, else to the pond; in the transaction of the leaving. Several
 * share the leads evenly, of each stage alike; a task goes with its lead, and one without a lead to the first of them.
 */
@Component
class Handover {
    private final JdbcClient jdbc;

    Handover(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Order(MemberLeaving.LEADS_FIRST)
    void on(MemberLeaving leaving) {
        Tenancy.run(
                leaving.account(),
                () -> jdbc.sql("""
                    with placed as (
                      select id, (row_number() over (order by stage_id, created_at, id))::int - 1 as place
                        from leads.leads where owner_id = :from
                    ), tasks as (
                      update leads.tasks t
                         set assigned_to = coalesce(
                             (select (:heirs::uuid[])[1 + p.place % :several] from placed p where p.id = t.lead_id),
                             (select l.owner_id from leads.leads l where l.id = t.lead_id and l.owner_id <> :from),
                             (:heirs::uuid[])[1])
                       where t.assigned_to = :from
                    )
                    update leads.leads l
                       set owner_id = (:heirs::uuid[])[1 + p.place % :several]
                      from placed p where p.id = l.id
                    """)
                        .param("heirs", leaving.ids())
                        .param("several", Math.max(1, leaving.heirs().size()))
                        .param("from", leaving.user().value())
                        .update());
    }
}
