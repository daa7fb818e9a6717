package org.leadnest.support;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers kept under a title; the same title again replaces its words. */
@Service
class CannedAnswers {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    CannedAnswers(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<CannedAnswer> list() {
        return jdbc.sql("select id, title, words from support.canned_answers order by lower(title) limit 500")
                .query((row, number) -> new CannedAnswer(
                        row.getObject("id", UUID.class), row.getString("title"), row.getString("words")))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<CannedAnswer> find(UUID id) {
        return list().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** False when the title or the words are missing or too long. */
    @Transactional
    public boolean keep(String title, String words) {
        if (title.isBlank() || title.length() > CannedAnswer.MOST_TITLE || !NewTicket.words(words)) {
            return false;
        }
        jdbc.sql("""
                        insert into support.canned_answers (id, title, words, changed_at)
                        values (:id, :title, :words, :now)
                        on conflict (lower(title)) do update
                           set title = excluded.title, words = excluded.words, changed_at = excluded.changed_at
                        """)
                .param("id", Ids.next())
                .param("title", title.strip())
                .param("words", words.strip())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return true;
    }

    @Transactional
    public boolean remove(UUID id) {
        return jdbc.sql("delete from support.canned_answers where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }
}
