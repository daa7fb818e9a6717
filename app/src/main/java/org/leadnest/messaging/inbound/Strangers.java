package org.leadnest.messaging.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Enclosure;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.KeptByLaw;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letters to the account's mailbox from people whom nobody here has written to: somebody decides whether they are leads. */
@Service
public class Strangers {
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Arrivals arrivals;
    private final Attachments attachments;
    private final KeptByLaw law;
    private final InstantSource clock;

    Strangers(JdbcClient jdbc, Arrivals arrivals, Attachments attachments, KeptByLaw law, InstantSource clock) {
        this.law = law;
        this.attachments = attachments;
        this.jdbc = jdbc;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** @param messageId the letter's own, in angle brackets, or a digest */
    public record Stranger(
            UUID id,
            String from,
            String name,
            String to,
            String subject,
            String text,
            String messageId,
            Instant receivedAt) {}

    /** Once, by the letter's own id. */
    @Transactional
    void keep(ReceivedMail letter, String to) {
        UUID id = Ids.next();
        int kept = jdbc.sql("""
                        insert into messaging.strangers (account_id, id, sender, sender_name, recipient, subject, body_text,
                          message_id, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (account_id, message_id) do nothing
                        """)
                .params(
                        Tenancy.required().value(),
                        id,
                        letter.from(),
                        letter.name(),
                        to,
                        letter.subject(),
                        letter.text(),
                        letter.messageId(),
                        Timestamp.from(clock.instant()))
                .update();
        if (kept == 1) {
            attachments.keepForStranger(id, letter.files());
        }
    }

    /** Undecided ones, newest first. */
    @Transactional(readOnly = true)
    public List<Stranger> list() {
        return jdbc.sql("""
                        select id, sender, sender_name, recipient, subject, body_text, message_id, received_at
                          from messaging.strangers where account_id = ? order by received_at desc, id desc limit ?
                        """)
                .params(Tenancy.required().value(), MOST)
                .query(Strangers::stranger)
                .list();
    }

    @Transactional(readOnly = true)
    public int count() {
        return jdbc.sql("select count(*) from messaging.strangers where account_id = ?")
                .param(Tenancy.required().value())
                .query(Integer.class)
                .single();
    }

    /** Files the letter as one of a lead, who is made when there is none of that address; empty when it is not there. */
    @Transactional
    public Optional<UUID> welcome(UUID id) {
        List<Enclosure> files = attachments.ofStranger(id);
        return take(id).map(one -> {
            var arrival = new Arrivals.Arrival(
                    Channel.EMAIL,
                    one.from(),
                    one.name(),
                    one.to(),
                    one.subject(),
                    one.text(),
                    false,
                    null,
                    "imap",
                    one.messageId(),
                    files);
            return arrivals.fileAsNew(Tenancy.required(), arrival);
        });
    }

    /** False when it is not there. Refused while a legal hold keeps messages. */
    @Transactional
    public boolean dismiss(UUID id) {
        law.require("messaging");
        return take(id).isPresent();
    }

    private Optional<Stranger> take(UUID id) {
        return jdbc.sql("""
                        delete from messaging.strangers where account_id = ? and id = ?
                        returning id, sender, sender_name, recipient, subject, body_text, message_id, received_at
                        """)
                .params(Tenancy.required().value(), id)
                .query(Strangers::stranger)
                .optional();
    }

    private static Stranger stranger(ResultSet row, int number) throws SQLException {
        return new Stranger(
                row.getObject("id", UUID.class),
                row.getString("sender"),
                row.getString("sender_name"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body_text"),
                row.getString("message_id"),
                row.getTimestamp("received_at").toInstant());
    }
}
