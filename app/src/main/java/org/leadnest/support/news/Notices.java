package org.leadnest.support.news;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.messaging.readers.Reader;
import org.leadnest.messaging.readers.Readers;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.MailKind;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.web.Links;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Product notices: drafted, tried on oneself, then released to everybody who has not ended mail of the kind. */
@Service
class Notices implements RecurringJob, LetterSamples {
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int SLICE = 200;
    private static final String SELECT =
            "select id, subject, words, subject_es, words_es, written_at, released_at, sent from support.notices ";

    private final JdbcClient jdbc;
    private final Readers readers;
    private final Accounts accounts;
    private final Postman postman;
    private final Links links;
    private final InstantSource clock;

    Notices(JdbcClient jdbc, Readers readers, Accounts accounts, Postman postman, Links links, InstantSource clock) {
        this.jdbc = jdbc;
        this.readers = readers;
        this.accounts = accounts;
        this.postman = postman;
        this.links = links;
        this.clock = clock;
    }

    @Transactional
    public UUID draft(NoticeForm form) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into support.notices (id, subject, words, subject_es, words_es, written_at)
                        values (:id, :subject, :words, nullif(:asunto, ''), nullif(:palabras, ''), :now)
                        """)
                .param("id", id)
                .param("subject", form.subject())
                .param("words", form.words())
                .param("asunto", form.asunto())
                .param("palabras", form.palabras())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    @Transactional(readOnly = true)
    public List<Notice> list() {
        return jdbc.sql(SELECT + "order by written_at desc limit 100")
                .query(Notices::notice)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Notice> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Notices::notice)
                .optional();
    }

    /** Posts it to the operator alone, whatever they have ended. */
    @Transactional
    public void tryOn(Notice notice, Actor operator) {
        User user = accounts.user(operator.user());
        Wordings words = notice.wordings();
        postman.post(new ProductLetter(
                operator.account(),
                "notice-draft",
                user.email(),
                user.name(),
                new Wordings(draft("Draft: ", words.english()), draft("Borrador: ", words.spanish()))
                        .greeting(user.name()),
                Optional.of(links.to("/app"))));
    }

    private static Wording draft(String mark, Wording words) {
        return new Wording(mark + words.subject(), words.text(), words.label());
    }

    /** False when it was released before. */
    @Transactional
    public boolean release(Notice notice) {
        return jdbc.sql("update support.notices set released_at = :now where id = :id and released_at is null")
                        .param("id", notice.id())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** False when it went out already. */
    @Transactional
    public boolean drop(Notice notice) {
        return jdbc.sql("delete from support.notices where id = :id and released_at is null")
                        .param("id", notice.id())
                        .update()
                == 1;
    }

    @Override
    public String name() {
        return "support.notices";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    /** Whoever confirmed an address after the release does not get it. */
    @Override
    public void run() {
        Instant recent = clock.instant().minus(Duration.ofDays(7));
        jdbc.sql(SELECT + "where released_at > :recent order by released_at")
                .param("recent", Timestamp.from(recent))
                .query(Notices::notice)
                .list()
                .forEach(this::send);
    }

    private void send(Notice notice) {
        Instant released = Objects.requireNonNull(notice.releasedAt());
        Readers.Wanted wanted = new Readers.Wanted(notice.letter(), MailKind.NOTICES, Instant.EPOCH, released);
        List<Reader> slice;
        do {
            slice = readers.lacking(wanted, Optional.empty(), SLICE);
            long posted = slice.stream()
                    .filter(reader -> readers.once(reader, notice.letter(), one -> Optional.of(letter(notice, one))))
                    .count();
            jdbc.sql("update support.notices set sent = sent + :posted where id = :id")
                    .param("posted", posted)
                    .param("id", notice.id())
                    .update();
        } while (slice.size() == SLICE);
    }

    private ProductLetter letter(Notice notice, Reader reader) {
        return new ProductLetter(
                        reader.account(),
                        "notice",
                        reader.email(),
                        reader.name(),
                        notice.wordings().greeting(reader.name()),
                        Optional.of(links.to("/app")))
                .endableBy(reader.user(), MailKind.NOTICES);
    }

    @Override
    public List<ProductLetter> samples() {
        Notice notice = new Notice(
                new UUID(0, 5),
                "What is new",
                "Photos take half the time.",
                "Novedades",
                "Las fotos tardan la mitad.",
                Instant.EPOCH,
                null,
                0);
        Reader maya = new Reader(
                new UserId(new UUID(0, 2)),
                new AccountId(new UUID(0, 1)),
                new EmailAddress("maya@harbor.example"),
                "Maya",
                java.time.ZoneOffset.UTC);
        return List.of(letter(notice, maya));
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        Timestamp released = row.getTimestamp("released_at");
        return new Notice(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                row.getString("words"),
                Objects.requireNonNullElse(row.getString("subject_es"), ""),
                Objects.requireNonNullElse(row.getString("words_es"), ""),
                row.getTimestamp("written_at").toInstant(),
                released == null ? null : released.toInstant(),
                row.getInt("sent"));
    }
}
