package org.leadnest.leads.mailroom;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.mail.MailboxReader;
import org.leadnest.platform.mail.MailboxRound;
import org.leadnest.platform.secrets.Secrets;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mailbox that an account lets us read, and how far we have read it. One per account. */
@Service
class Mailboxes {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** For one that takes too long to look into. */
    private static final Duration LONG_PAUSE = Duration.ofMinutes(10);

    private static final Duration PASSED_OVER_SHOWN = Duration.ofDays(7);
    private static final String TOO_SLOW =
            "The mailbox took too long to answer; it is looked into again in ten minutes.";
    private static final String PLACE = "leads.mailboxes/";

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final InstantSource clock;

    Mailboxes(JdbcClient jdbc, Secrets secrets, InstantSource clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Where a mailbox is. */
    record Place(String host, int port, boolean tls, String username, String folder) {}

    /** @param uidValidity of the folder when it was last read; another one means that all UIDs are new (RFC 9051) */
    record Mailbox(
            Place place,
            String password,
            @Nullable Long uidValidity,
            long lastUid,
            int failed,
            @Nullable String problem,
            @Nullable String passedOver,
            @Nullable Instant checkedAt) {}

    @Transactional(readOnly = true)
    Optional<Mailbox> find() {
        return jdbc.sql("""
                        select host, port, tls, username, password, folder, uid_validity, last_uid, failed, problem,
                               case when passed_over_at > :since then passed_over end as passed_over, checked_at
                          from leads.mailboxes
                        """)
                .param("since", MailStore.at(clock.instant().minus(PASSED_OVER_SHOWN)))
                .query((row, i) -> new Mailbox(
                        new Place(
                                row.getString("host"),
                                row.getInt("port"),
                                row.getBoolean("tls"),
                                row.getString("username"),
                                row.getString("folder")),
                        secrets.open(row.getBytes("password"), PLACE + Tenancy.required()),
                        row.getObject("uid_validity", Long.class),
                        row.getLong("last_uid"),
                        row.getInt("failed"),
                        row.getString("problem"),
                        row.getString("passed_over"),
                        Optional.ofNullable(row.getObject("checked_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .optional();
    }

    /** @param password null to keep the one that is there */
    @Transactional
    void put(Place place, @Nullable String password) {
        String secret =
                password != null ? password : find().map(Mailbox::password).orElse("");
        jdbc.sql("""
                        insert into leads.mailboxes (account_id, id, host, port, tls, username, password, folder)
                        values (:account, :id, :host, :port, :tls, :user, :password, :folder)
                        on conflict (account_id) do update
                           set host = excluded.host, port = excluded.port, tls = excluded.tls,
                               username = excluded.username, password = excluded.password, folder = excluded.folder,
                               uid_validity = case when mailboxes.host = excluded.host
                                 and mailboxes.username = excluded.username and mailboxes.folder = excluded.folder
                                 then mailboxes.uid_validity end, problem = null
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("host", place.host())
                .param("port", place.port())
                .param("tls", place.tls())
                .param("user", place.username())
                .param("password", secrets.seal(secret, PLACE + Tenancy.required()))
                .param("folder", place.folder())
                .update();
        due(clock.instant());
    }

    @Transactional
    void remove() {
        jdbc.sql("delete from leads.mailboxes where account_id = :account")
                .param("account", Tenancy.required().value())
                .update();
        jdbc.sql("delete from leads.mailbox_accounts where account_id = :account")
                .param("account", Tenancy.required().value())
                .update();
    }

    /**
     * Writes down how far the mailbox was read, and what was wrong.
     *
     * @param late when it was ended because it took too long
     */
    @Transactional
    void checked(MailboxReader.Reading reading, boolean late) {
        Instant now = clock.instant();
        jdbc.sql("""
                        update leads.mailboxes
                           set uid_validity = coalesce(:validity, uid_validity), last_uid = :last, failed = :failed,
                               problem = :problem, checked_at = :now,
                               passed_over = coalesce(:passedOver, passed_over),
                               passed_over_at = case when :passedOver::text is null then passed_over_at else :now end
                         where account_id = :account
                        """)
                .param("account", Tenancy.required().value())
                .param("validity", reading.mark().uidValidity(), Types.BIGINT)
                .param("last", reading.mark().lastUid())
                .param("failed", reading.mark().failed())
                .param("passedOver", reading.passedOver(), Types.VARCHAR)
                .param("problem", late ? TOO_SLOW : reading.problem(), Types.VARCHAR)
                .param("now", MailStore.at(now))
                .update();
        due(now.plus(late ? LONG_PAUSE : PAUSE));
    }

    /** It was not looked into to its end. */
    @Transactional
    void postpone(MailboxRound.Trouble trouble) {
        due(clock.instant().plus(trouble == MailboxRound.Trouble.TOO_SLOW ? LONG_PAUSE : PAUSE));
    }

    private void due(Instant at) {
        jdbc.sql("""
                        insert into leads.mailbox_accounts (account_id, due_at)
                        select account_id, :due from leads.mailboxes where account_id = :account
                        on conflict (account_id) do update set due_at = excluded.due_at
                        """)
                .param("account", Tenancy.required().value())
                .param("due", MailStore.at(at))
                .update();
    }

    /** Accounts whose mailbox is to be looked into now. */
    List<AccountId> due(Instant now, int limit) {
        return jdbc
                .sql("select account_id from leads.mailbox_accounts where due_at <= :now order by due_at limit :limit")
                .param("now", MailStore.at(now))
                .param("limit", limit)
                .query(UUID.class)
                .list()
                .stream()
                .map(AccountId::new)
                .toList();
    }
}
