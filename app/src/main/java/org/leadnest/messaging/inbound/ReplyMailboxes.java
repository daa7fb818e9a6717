package org.leadnest.messaging.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.mail.MailboxReader;
import org.leadnest.platform.mail.MailboxRound;
import org.leadnest.platform.secrets.Secrets;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mailbox of each account to which answers come, at most one; its password is sealed. */
@Service
public class ReplyMailboxes {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** For one that takes too long to look into. */
    private static final Duration LONG_PAUSE = Duration.ofMinutes(10);

    private static final Duration PASSED_OVER_SHOWN = Duration.ofDays(7);
    private static final String TOO_SLOW =
            "The mailbox took too long to answer; it is looked into again in ten minutes.";
    private static final String ONE = " where account_id = :account";

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final AuditLog audit;
    private final InstantSource clock;

    ReplyMailboxes(JdbcClient jdbc, Secrets secrets, AuditLog audit, InstantSource clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<ReplyMailbox> find() {
        return jdbc.sql("select * from messaging.mailboxes" + ONE)
                .param("account", account())
                .query(this::mailbox)
                .optional();
    }

    /** In place of the one that was there; only what arrives from now on is read. */
    @Transactional
    public void keep(
            MailboxReader.Place place, String password, String address, boolean tagged, MailboxReader.Mark mark) {
        jdbc.sql("delete from messaging.mailboxes" + ONE)
                .param("account", account())
                .update();
        jdbc.sql("""
                        insert into messaging.mailboxes (account_id, id, host, port, tls, username, password, folder, address,
                          tagged, uid_validity, last_uid, checked_at)
                        values (:account, :id, :host, :port, :tls, :username, :password, :folder, :address, :tagged,
                          :uidValidity, :lastUid, :now)
                        """)
                .params(Map.of(
                        "account", account(),
                        "id", Ids.next(),
                        "host", place.host(),
                        "port", place.port(),
                        "tls", place.tls(),
                        "username", place.username(),
                        "password", secrets.seal(password, sealedAt()),
                        "folder", place.folder(),
                        "address", address,
                        "tagged", tagged))
                .param("uidValidity", mark.uidValidity(), Types.BIGINT)
                .param("lastUid", mark.lastUid())
                .param("now", now())
                .update();
        audit.add(AuditNote.of(AuditAct.CARRIER_CONNECTED).about("Mailbox for answers"));
        dueIn(PAUSE);
    }

    @Transactional
    public void remove() {
        jdbc.sql("delete from messaging.mailbox_turns" + ONE)
                .param("account", account())
                .update();
        jdbc.sql("delete from messaging.mailboxes" + ONE)
                .param("account", account())
                .update();
        audit.add(AuditNote.of(AuditAct.CARRIER_REMOVED).about("Mailbox for answers"));
    }

    /** @param late when it was ended because it took too long */
    @Transactional
    void looked(MailboxReader.Reading reading, boolean late) {
        jdbc.sql("""
                        update messaging.mailboxes
                           set uid_validity = coalesce(:uidValidity, uid_validity), last_uid = :lastUid, failed = :failed,
                               problem = :problem, checked_at = :now,
                               passed_over = coalesce(:passedOver, passed_over),
                               passed_over_at = case when :passedOver::text is null then passed_over_at else :now end
                        """ + ONE)
                .param("problem", late ? TOO_SLOW : reading.problem(), Types.VARCHAR)
                .param("passedOver", reading.passedOver(), Types.VARCHAR)
                .param("uidValidity", reading.mark().uidValidity(), Types.BIGINT)
                .param("lastUid", reading.mark().lastUid())
                .param("failed", reading.mark().failed())
                .param("account", account())
                .param("now", now())
                .update();
        dueIn(late ? LONG_PAUSE : PAUSE);
    }

    /** It was not looked into to its end. */
    @Transactional
    void postpone(MailboxRound.Trouble trouble) {
        dueIn(trouble == MailboxRound.Trouble.TOO_SLOW ? LONG_PAUSE : PAUSE);
    }

    private void dueIn(Duration pause) {
        jdbc.sql("""
                        insert into messaging.mailbox_turns (account_id, due_at) values (:account, :due)
                        on conflict (account_id) do update set due_at = excluded.due_at
                        """)
                .param("account", account())
                .param("due", Timestamp.from(clock.instant().plus(pause)))
                .update();
    }

    List<AccountId> due(Instant now, int limit) {
        return jdbc.sql("select account_id from messaging.mailbox_turns where due_at <= ? order by due_at limit ?")
                .params(Timestamp.from(now), limit)
                .query((row, number) -> new AccountId(row.getObject("account_id", UUID.class)))
                .list();
    }

    private ReplyMailbox mailbox(ResultSet row, int number) throws SQLException {
        var checked = row.getTimestamp("checked_at");
        return new ReplyMailbox(
                new MailboxReader.Place(
                        row.getString("host"),
                        row.getInt("port"),
                        row.getBoolean("tls"),
                        row.getString("username"),
                        row.getString("folder")),
                secrets.open(row.getBytes("password"), sealedAt()),
                row.getString("address"),
                row.getBoolean("tagged"),
                new MailboxReader.Mark(
                        row.getObject("uid_validity", Long.class), row.getLong("last_uid"), row.getInt("failed")),
                row.getString("problem"),
                checked == null ? null : checked.toInstant(),
                passedOver(row));
    }

    private ReplyMailbox.@Nullable PassedOver passedOver(ResultSet row) throws SQLException {
        String words = row.getString("passed_over");
        Timestamp at = row.getTimestamp("passed_over_at");
        return words == null
                        || at == null
                        || at.toInstant().isBefore(clock.instant().minus(PASSED_OVER_SHOWN))
                ? null
                : new ReplyMailbox.PassedOver(words, at.toInstant());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String sealedAt() {
        return "messaging.mailboxes/" + Tenancy.required();
    }

    private static UUID account() {
        return Tenancy.required().value();
    }
}
