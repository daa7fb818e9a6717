package org.leadnest.messaging.inbound;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.LetterId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters of machines that nobody here wrote to, and those that cannot be opened: who wrote about what, and nothing else of
 * them, for a week.
 */
@Component
public class PassedLetters {
    private static final Duration SHOWN = Duration.ofDays(7);
    private static final int MOST = 100;
    private static final int LONGEST = 300;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    PassedLetters(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param unopened when it could not be opened, whoever wrote it */
    public record Passed(String sender, String subject, Instant at, boolean unopened) {}

    /** Once, by the letter's own id. */
    @Transactional
    void note(ReceivedMail letter, String provider) {
        insert(letter.from(), letter.subject(), letter.messageId(), provider, false);
    }

    /** A letter that cannot be opened, once; sender and subject as far as they can be read. */
    @Transactional
    void noteUnopened(byte[] raw, String provider) {
        TornLetter torn = TornLetter.of(raw);
        insert(torn.sender(), torn.subject(), LetterId.digest(raw), provider, true);
    }

    private void insert(String sender, String subject, String messageId, String provider, boolean unopened) {
        jdbc.sql("""
                        insert into messaging.passed_letters (account_id, id, provider, sender, subject, message_id, received_at,
                          unopened)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (account_id, message_id) do nothing
                        """)
                .params(
                        Tenancy.required().value(),
                        Ids.next(),
                        provider,
                        cut(sender),
                        cut(subject),
                        messageId,
                        Timestamp.from(clock.instant()),
                        unopened)
                .update();
    }

    private static String cut(String said) {
        return said.substring(0, Math.min(said.length(), LONGEST));
    }

    /** Of the last seven days, newest first, a hundred at most. */
    @Transactional(readOnly = true)
    public List<Passed> list() {
        return jdbc.sql("""
                        select sender, subject, received_at, unopened from messaging.passed_letters
                         where account_id = :account and received_at > :since order by received_at desc, id desc limit :most
                        """)
                .param("account", Tenancy.required().value())
                .param("since", since())
                .param("most", MOST)
                .query((row, number) -> new Passed(
                        row.getString("sender"),
                        row.getString("subject"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getBoolean("unopened")))
                .list();
    }

    /** The times of all of the last seven days, newest first. */
    @Transactional(readOnly = true)
    public List<Instant> times() {
        return jdbc.sql("""
                        select received_at from messaging.passed_letters
                         where account_id = :account and received_at > :since order by received_at desc
                        """)
                .param("account", Tenancy.required().value())
                .param("since", since())
                .query((row, number) -> row.getTimestamp("received_at").toInstant())
                .list();
    }

    private Timestamp since() {
        return Timestamp.from(clock.instant().minus(SHOWN));
    }
}
