package org.leadnest.photos;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.retouch.Taken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class BracketStore {
    private static final JsonMapper JSON = new JsonMapper();

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

    static String json(Taken taken) {
        return JSON.writeValueAsString(taken);
    }

    Map<PhotoId, Taken> taken(List<Photo> photos) {
        Map<PhotoId, Taken> known = new HashMap<>();
        jdbc.sql("""
                        select id, taken from photos.photos
                         where account_id = :account and id = any(:ids) and taken is not null
                        """)
                .param("account", Tenancy.required().value())
                .param("ids", photos.stream().map(photo -> photo.id().value()).toArray(UUID[]::new))
                .query(row -> {
                    known.put(
                            new PhotoId(row.getObject("id", UUID.class)),
                            JSON.readValue(row.getString("taken"), Taken.class));
                });
        return known;
    }
}
