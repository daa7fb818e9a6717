package org.leadnest.messaging.settings;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many receivers of the account's commercial e-mail pressed "spam", as far as the carrier reports it. Gmail and Yahoo ask
 * bulk senders to stay below 0.1 % and block from 0.3 % on (their sender guidelines of February 2024).
 */
@Component
public class Complaints {
    /** What the ledger says of a withdrawal that was a complaint: SendGrid's own word for the event. */
    public static final String WORD = "spamreport";

    static final double WATCHED_PERCENT = 0.1;
    static final double BLOCKED_PERCENT = 0.3;
    private static final Duration LATELY = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Complaints(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param sent e-mails of the last 30 days that carriers took */
    public record Share(long complaints, long sent) {
        public double percent() {
            return sent == 0 ? 0 : 100.0 * complaints / sent;
        }
    }

    @Transactional(readOnly = true)
    public Share lately() {
        return jdbc.sql("""
                        select (select count(*) from messaging.consents
                                 where account_id = :account and channel = 'EMAIL' and act = 'WITHDRAWN'
                                   and source = 'CARRIER' and wording = :word and recorded_at > :since) as complaints,
                               (select count(*) from messaging.messages
                                 where account_id = :account and channel = 'EMAIL' and direction = 'OUT'
                                   and category = 'COMMERCIAL' and status in ('SENT', 'DELIVERED')
                                   and created_at > :since) as sent
                        """)
                .param("account", Tenancy.required().value())
                .param("word", WORD)
                .param("since", Timestamp.from(clock.instant().minus(LATELY)))
                .query((row, number) -> new Share(row.getLong("complaints"), row.getLong("sent")))
                .single();
    }
}
