package org.leadnest.leads;

import java.util.UUID;
import org.leadnest.accounts.MemberLeaving;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leads and tasks of somebody who leaves go to the successor, else to the pond; in the transaction of the leaving. */
@Component
class Handover {
    private final JdbcClient jdbc;

    Handover(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(MemberLeaving leaving) {
        UUID to = leaving.successor() == null ? null : leaving.successor().value();
        Tenancy.run(leaving.account(), () -> {
            move("update leads.leads set owner_id = :to where owner_id = :from", leaving, to);
            move("update leads.tasks set assigned_to = :to where assigned_to = :from", leaving, to);
        });
    }

    private void move(String sql, MemberLeaving leaving, @org.jspecify.annotations.Nullable UUID to) {
        jdbc.sql(sql)
                .param("to", to, java.sql.Types.OTHER)
                .param("from", leaving.user().value())
                .update();
    }
}
