package org.leadnest.deals;

import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.MemberLeaving;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open deals of somebody who leaves go to whoever takes over; when several do, to the one who has the lead now. Closed deals stay
 * theirs until the membership ends.
 */
@Component("dealHandover")
class Handover {
    private final JdbcClient jdbc;

    Handover(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Order(MemberLeaving.AFTER_LEADS)
    void on(MemberLeaving leaving) {
        @Nullable UserId first = leaving.first();
        @Nullable UUID to = first == null ? null : first.value();
        Tenancy.run(
                leaving.account(),
                () -> jdbc.sql("""
                        update deals.deals d
                           set owner_id = coalesce((select l.owner_id from leads.leads l
                                                     where l.id = d.lead_id and l.owner_id = any (:heirs)), :to::uuid)
                         where d.owner_id = :from and d.closed_at is null
                        """)
                        .param("heirs", leaving.ids())
                        .param("to", to, Types.OTHER)
                        .param("from", leaving.user().value())
                        .update());
    }
}
