package org.leadnest.messaging.inbound;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters of machines that nobody here wrote to: who wrote about what, and nothing else of them, for a week. */
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

    public record Passed(String sender, String subject, Instant at) {}

    /** Once, by the letter's own id. */
    @Transactional
    void note(ReceivedMail letter, String provider) {
        jdbc.sql("""
                        insert into messaging.passed_letters (account_id, id, provider, sender, subject, message_id, received_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (account_id, message_id) do nothing
                        """)
                .params(
                        Tenancy.required().value(),
                        Ids.next(),
                        provider,
                        cut(letter.from()),
                        cut(letter.subject()),
                        letter.messageId(),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private static String cut(String said) {
        return said.substring(0, Math.min(said.length(), LONGEST));
    }

    /** Of the last seven days, newest first, a hundred at most. */
    @Transactional(readOnly = true)
    public List<Passed> list() {
        return jdbc.sql("""
                        select sender, subject, received_at from messaging.passed_letters
                         where account_id = :account and received_at > :since order by received_at desc, id desc limit :most
                        """)
                .param("account", Tenancy.required().value())
                .param("since", since())
                .param("most", MOST)
                .query((row, number) -> new Passed(
                        row.getString("sender"),
                        row.getString("subject"),
                        row.getTimestamp("received_at").toInstant()))
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
