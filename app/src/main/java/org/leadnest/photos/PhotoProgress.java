package org.leadnest.photos;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each photo is: who works on it, what came of it. */
@Repository
class PhotoProgress {
    private final JdbcClient jdbc;

    PhotoProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the photo for processing, unless it is finished: the number of this attempt. A second taker supersedes the
     * first, whose {@link #finish} then does nothing.
     */
    Optional<Integer> claim(PhotoId id) {
        return jdbc.sql("""
                        update photos.photos set status = 'PROCESSING', attempt = attempt + 1
                         where account_id = :account and id = :id and status in ('RECEIVED', 'PROCESSING')
                        returning attempt
                        """)
                .param("account", account())
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    boolean finish(PhotoId id, int attempt, Photo.@Nullable Refusal refusal, Instant now) {
        return jdbc.sql("""
                        update photos.photos
                           set status = :status, refusal_reason = :reason, refusal_message = :message, finished_at = :now
                         where account_id = :account and id = :id and status = 'PROCESSING' and attempt = :attempt
                        """)
                        .param("account", account())
                        .param("id", id.value())
                        .param("attempt", attempt)
                        .param("status", (refusal == null ? PhotoStatus.READY : PhotoStatus.REFUSED).name())
                        .param("reason", refusal == null ? null : refusal.reason())
                        .param("message", refusal == null ? null : refusal.message())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /**
     * The job has failed for good. What an earlier making left is shown on, and the photo says that the change is missing;
     * one that was never made is refused.
     */
    void giveUp(PhotoId id, Photo.Refusal never, Photo.Refusal unchanged, Instant now) {
        jdbc.sql("""
                        update photos.photos p
                           set status = case when m.made then 'READY' else 'REFUSED' end, refusal_reason = :reason,
                               refusal_message = case when m.made then :unchanged else :never end, finished_at = :now
                          from (select exists (select 1 from photos.renditions
                                 where account_id = :account and photo_id = :id) as made) m
                         where p.account_id = :account and p.id = :id and p.status in ('RECEIVED', 'PROCESSING')
                        """)
                .param("account", account())
                .param("id", id.value())
                .param("reason", never.reason())
                .param("never", never.message())
                .param("unchanged", unchanged.message())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** To be made again; what is made already is shown until then. A photo that could never be opened stays refused. */
    boolean reopen(PhotoId id) {
        return jdbc.sql("""
                        update photos.photos set status = 'RECEIVED', refusal_reason = null, refusal_message = null
                         where account_id = :account and id = :id
                           and (status <> 'REFUSED' or refusal_reason = :failed)
                        """)
                        .param("account", account())
                        .param("id", id.value())
                        .param("failed", Photo.Refusal.PROCESSING_FAILED)
                        .update()
                == 1;
    }

    /** Photos of the account that are not finished, the oldest first. */
    List<PhotoId> unfinished(int limit) {
        return jdbc.sql("""
                        select id from photos.photos
                         where account_id = :account and status in ('RECEIVED', 'PROCESSING') order by id limit :limit
                        """)
                .param("account", account())
                .param("limit", limit)
                .query((row, number) -> new PhotoId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Whether the file was opened where it can do no harm. */
    boolean tried(PhotoId id) {
        return jdbc.sql("select tried from photos.photos where account_id = :account and id = :id")
                .param("account", account())
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void setTried(PhotoId id) {
        jdbc.sql("update photos.photos set tried = true where account_id = :account and id = :id")
                .param("account", account())
                .param("id", id.value())
                .update();
    }

    int attempt(PhotoId id) {
        return jdbc.sql("select attempt from photos.photos where account_id = :account and id = :id for update")
                .param("account", account())
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    /** Keeps what somebody who looked at the picture proposes, until a person says it or something else. */
    void propose(PhotoId id, Room room, String altText) {
        jdbc.sql("""
                        update photos.photos set suggested_room = :room, suggested_alt = :alt
                         where account_id = :account and id = :id
                        """)
                .param("account", account())
                .param("id", id.value())
                .param("room", room.name())
                .param("alt", altText)
                .update();
    }

    private static UUID account() {
        return Tenancy.required().value();
    }
}
