package org.leadnest.photos;

import java.util.List;
import java.util.UUID;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BracketStore {
    private final JdbcClient jdbc;

    BracketStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many of them were not behind it before; those that were taken apart meanwhile stay apart. */
    int join(PhotoId lead, List<PhotoId> frames) {
        UUID account = Tenancy.required().value();
        jdbc.sql("update photos.photos set bracket_of = null where account_id = :account and id = :lead")
                .param("account", account)
                .param("lead", lead.value())
                .update();
        return jdbc.sql("""
                        update photos.photos set bracket_of = :lead
                         where account_id = :account and id in (:frames) and not apart and removed_at is null
                           and bracket_of is distinct from :lead
                           and not (select apart from photos.photos where account_id = :account and id = :lead)
                        """)
                .param("account", account)
                .param("lead", lead.value())
                .param("frames", frames.stream().map(PhotoId::value).toList())
                .update();
    }

    void free(PhotoId lead) {
        jdbc.sql("""
                        update photos.photos set bracket_of = null, apart = true
                         where account_id = :account and (id = :lead or bracket_of = :lead)
                        """)
                .param("account", Tenancy.required().value())
                .param("lead", lead.value())
                .update();
    }
}
