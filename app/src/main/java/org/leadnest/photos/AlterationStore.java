package org.leadnest.photos;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The ledger of alterations. */
@Repository
class AlterationStore {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    AlterationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ask(PhotoId photo, Alteration kind, List<Part> parts, UserId by, Instant now) {
        jdbc.sql("""
                        insert into photos.alterations (account_id, id, photo_id, kind, parts, asked_by, asked_at)
                        values (:account, :id, :photo, :kind, cast(:parts as json), :by, :now)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("photo", photo.value())
                .param("kind", kind.name())
                .param("parts", json(parts))
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    void end(PhotoId photo, Alteration kind, UserId by, Instant now) {
        jdbc.sql("""
                        update photos.alterations set ended_by = :by, ended_at = :now
                         where account_id = :account and photo_id = :photo and kind = :kind and ended_at is null
                        """)
                .param("account", Tenancy.required().value())
                .param("photo", photo.value())
                .param("kind", kind.name())
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Writes down which of the alterations in force were done. */
    void settle(PhotoId photo, List<Alteration> done) {
        jdbc.sql("""
                        update photos.alterations
                           set outcome = case when kind = any(cast(:done as text[])) then 'DONE' else 'REFUSED' end
                         where account_id = :account and photo_id = :photo and ended_at is null
                           and kind in ('SKY', 'GRASS', 'ENLARGED', 'VEILED')
                        """)
                .param("account", Tenancy.required().value())
                .param("photo", photo.value())
                .param("done", done.stream().map(Alteration::name).toArray(String[]::new))
                .update();
    }

    /** The ledger of an album's photos, newest first. */
    List<AlterationEntry> entries(UUID album) {
        return jdbc.sql("""
                        select a.photo_id, a.kind, a.outcome, a.asked_at, a.ended_at, u.name
                          from photos.alterations a
                          join photos.photos p on p.account_id = a.account_id and p.id = a.photo_id
                          join accounts.users u on u.id = a.asked_by
                         where a.account_id = :account and p.album = :album
                         order by a.asked_at desc, a.id desc
                        """)
                .param("account", Tenancy.required().value())
                .param("album", album)
                .query((row, number) -> {
                    Timestamp ended = row.getTimestamp("ended_at");
                    return new AlterationEntry(
                            new PhotoId(row.getObject("photo_id", UUID.class)),
                            Alteration.valueOf(row.getString("kind")),
                            AlterationEntry.Outcome.valueOf(row.getString("outcome")),
                            row.getString("name"),
                            row.getTimestamp("asked_at").toInstant(),
                            ended == null ? null : ended.toInstant());
                })
                .list();
    }

    static @Nullable String json(@Nullable List<Part> parts) {
        return parts == null ? null : JSON.writeValueAsString(parts);
    }

    /** Null where nobody looked. */
    static @Nullable List<Part> found(@Nullable String json) {
        return json == null ? null : parts(json);
    }

    static List<Part> parts(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        return JSON.readValue(json, new TypeReference<>() {});
    }
}
