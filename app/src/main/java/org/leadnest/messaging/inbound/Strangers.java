package org.leadnest.messaging.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.LetterId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.KeptByLaw;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letters of people whom nobody here knows, and texts of what is no number: somebody decides whether they are leads. */
@Service
public class Strangers {
    private static final int MOST = 100;
    private static final UUID LAST_ID = new UUID(-1, -1);
    private static final String SHOWN = """
            select id, sender, sender_name, recipient, subject, body_text, message_id, channel, provider, received_at
              from messaging.strangers where account_id = :account
            """;

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
            Channel channel,
            String provider,
            Instant receivedAt) {
        private Arrivals.Arrival arrival(List<Enclosure> files) {
            return new Arrivals.Arrival(
                    channel, from, name, to, subject, text, false, null, provider, messageId, files);
        }

        /** Whether it can be answered at all. */
        public boolean reachable() {
            return switch (channel) {
                case EMAIL -> EmailAddress.parse(from).isPresent();
                case SMS -> PhoneNumber.parse(from).isPresent();
            };
        }
    }

    /** What the account wants to become of them. */
    @Transactional(readOnly = true)
    UnknownSenders become() {
        return jdbc.sql("select unknown_senders from messaging.settings where account_id = ?")
                .param(Tenancy.required().value())
                .query(String.class)
                .optional()
                .map(UnknownSenders::valueOf)
                .orElse(UnknownSenders.REVIEW);
    }

    /** A text of something that is no number: a short code, or a name. Once, by the carrier's id. */
    @Transactional
    void keepText(String from, String to, String text, String sid) {
        insert(Ids.next(), from, "", to, "", text, LetterId.of(sid), Channel.SMS, "twilio");
    }

    /** Once, by the letter's own id. */
    @Transactional
    void keep(ReceivedMail letter, String to, String provider) {
        UUID id = Ids.next();
        boolean fresh = insert(
                id,
                letter.from(),
                letter.name(),
                to,
                letter.subject(),
                letter.text(),
                letter.messageId(),
                Channel.EMAIL,
                provider);
        if (fresh) {
            attachments.keepForStranger(id, letter.files());
        }
    }

    private boolean insert(
            UUID id,
            String from,
            String name,
            String to,
            String subject,
            String text,
            String messageId,
            Channel channel,
            String provider) {
        return jdbc.sql("""
                        insert into messaging.strangers (account_id, id, sender, sender_name, recipient, subject, body_text,
                          message_id, channel, provider, received_at)
                        values (:account, :id, :from, :name, :to, :subject, :text, :messageId, :channel, :provider, :now)
                        on conflict (account_id, message_id) do nothing
                        """)
                        .param("account", Tenancy.required().value())
                        .param("id", id)
                        .param("from", from)
                        .param("name", name)
                        .param("to", to)
                        .param("subject", subject)
                        .param("text", text)
                        .param("messageId", messageId)
                        .param("channel", channel.name())
                        .param("provider", provider)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Undecided ones, newest first, a hundred at most. */
    @Transactional(readOnly = true)
    public List<Stranger> list() {
        return read(Optional.empty(), MOST);
    }

    /** Undecided ones, newest first. */
    @Transactional(readOnly = true)
    public Page<Stranger> list(Optional<Cursor> after, int limit) {
        return Page.cut(
                read(after, limit + 1),
                limit,
                one -> new Cursor(one.receivedAt().toString(), one.id()));
    }

    private List<Stranger> read(Optional<Cursor> after, int limit) {
        return jdbc.sql(SHOWN + """
                        and (received_at, id) < (:at::timestamptz, :id) order by received_at desc, id desc limit :limit
                        """)
                .param("account", Tenancy.required().value())
                .param("at", after.map(Cursor::key).orElse("infinity"))
                .param("id", after.map(Cursor::id).orElse(LAST_ID))
                .param("limit", limit)
                .query(Strangers::stranger)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Stranger> find(UUID id) {
        return jdbc.sql(SHOWN + "and id = :id")
                .param("account", Tenancy.required().value())
                .param("id", id)
                .query(Strangers::stranger)
                .optional();
    }

    @Transactional(readOnly = true)
    public int count() {
        return jdbc.sql("select count(*) from messaging.strangers where account_id = ?")
                .param(Tenancy.required().value())
                .query(Integer.class)
                .single();
    }

    /** What became of a letter that somebody took for one of a lead. */
    public sealed interface Welcome {
        record Welcomed(UUID person) implements Welcome {}

        record NotThere() implements Welcome {}

        /** Nobody can be answered at its sender. */
        record Unreachable() implements Welcome {}
    }

    /**
     * Files the letter as one of a lead.
     *
     * @param person whose it is; null for whoever has its sender's address, or somebody new
     */
    @Transactional
    public Welcome welcome(UUID id, @Nullable UUID person) {
        Optional<Stranger> found = find(id);
        if (found.isEmpty()) {
            return new Welcome.NotThere();
        }
        if (!found.get().reachable()) {
            return new Welcome.Unreachable();
        }
        List<Enclosure> files = attachments.ofStranger(id);
        return take(id).<Welcome>map(one -> new Welcome.Welcomed(file(one.arrival(files), person)))
                .orElseGet(Welcome.NotThere::new);
    }

    private UUID file(Arrivals.Arrival arrival, @Nullable UUID person) {
        if (person == null) {
            return arrivals.fileAsNew(Tenancy.required(), arrival);
        }
        arrivals.file(Tenancy.required(), person, arrival);
        return person;
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
                        returning id, sender, sender_name, recipient, subject, body_text, message_id, channel, provider,
                          received_at
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
                Channel.valueOf(row.getString("channel")),
                row.getString("provider"),
                row.getTimestamp("received_at").toInstant());
    }
}
