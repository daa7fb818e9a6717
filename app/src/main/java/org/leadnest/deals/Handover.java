package org.leadnest.deals;

import java.util.UUID;
import org.leadnest.accounts.MemberLeaving;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open deals of somebody who leaves go to the successor; closed ones stay theirs until the membership ends. */
@Component("dealHandover")
class Handover {
    private final JdbcClient jdbc;

    Handover(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(MemberLeaving leaving) {
        UUID to = leaving.successor() == null ? null : leaving.successor().value();
        Tenancy.run(
                leaving.account(),
                () -> jdbc.sql("update deals.deals set owner_id = :to where owner_id = :from and closed_at is null")
                        .param("to", to, java.sql.Types.OTHER)
                        .param("from", leaving.user().value())
                        .update());
    }
}
