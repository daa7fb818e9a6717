package org.leadnest.followups;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code followups.enrollments.listing_id}: the home that set an enrollment off. */
@Repository
class HomeStore {
    private final JdbcClient jdbc;

    HomeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By enrollment; one that is about no home of its own is left out. */
    Map<UUID, UUID> of(Collection<UUID> enrollments) {
        Map<UUID, UUID> found = new HashMap<>();
        jdbc.sql("""
                        select id, listing_id from followups.enrollments
                         where account_id = :account and id = any(:ids) and listing_id is not null
                        """)
                .param("account", Tenancy.required().value())
                .param("ids", enrollments.toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject("id", UUID.class), row.getObject("listing_id", UUID.class));
                });
        return found;
    }

    void keep(Map<UUID, UUID> listings) {
        if (listings.isEmpty()) {
            return;
        }
        List<UUID> ids = List.copyOf(listings.keySet());
        jdbc.sql("""
                        update followups.enrollments e set listing_id = r.listing
                          from (select unnest(:ids::uuid[]) as id, unnest(:listings::uuid[]) as listing) r
                         where e.account_id = :account and e.id = r.id
                        """)
                .param("account", Tenancy.required().value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("listings", ids.stream().map(listings::get).toArray(UUID[]::new))
                .update();
    }
}
