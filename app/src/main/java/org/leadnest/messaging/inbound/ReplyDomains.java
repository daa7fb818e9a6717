package org.leadnest.messaging.inbound;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The domain whose letters Inbound Parse hands on to us, at most one for each account. Once its MX record says so, each
 * message gets an answer address of its own there, unless the account has a mailbox for answers.
 */
@Service
public class ReplyDomains {
    /** Where SendGrid takes letters in: its MX records are names of that domain. */
    private static final Pattern PARSED = Pattern.compile("(?:.+\\.)?sendgrid\\.net");

    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{4,190}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");
    private static final String ONE = " where account_id = :account";

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final InstantSource clock;

    ReplyDomains(JdbcClient jdbc, AuditLog audit, InstantSource clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param exchangers the servers to which its letters go, as they were last seen
     * @param ready whether those are SendGrid's
     */
    public record ReplyDomain(String domain, List<String> exchangers, boolean ready, Instant checkedAt) {}

    /** Whether it is a domain, in small letters. */
    public static boolean valid(String domain) {
        return DOMAIN.matcher(domain).matches();
    }

    @Transactional(readOnly = true)
    public Optional<ReplyDomain> find() {
        return jdbc.sql("select domain, exchangers, ready, checked_at from messaging.reply_domains" + ONE)
                .param("account", account())
                .query((row, number) -> new ReplyDomain(
                        row.getString("domain"),
                        List.of((String[]) row.getArray("exchangers").getArray()),
                        row.getBoolean("ready"),
                        row.getTimestamp("checked_at").toInstant()))
                .optional();
    }

    /** In place of the one that was there; answers whether answers come here. */
    @Transactional
    public boolean keep(String domain, List<String> exchangers) {
        boolean ready =
                exchangers.stream().anyMatch(name -> PARSED.matcher(name).matches());
        jdbc.sql("""
                        insert into messaging.reply_domains (account_id, id, domain, exchangers, ready, checked_at)
                        values (:account, :id, :domain, :exchangers, :ready, :now)
                        on conflict (account_id) do update
                           set domain = excluded.domain, exchangers = excluded.exchangers, ready = excluded.ready,
                               checked_at = excluded.checked_at
                        """)
                .param("account", account())
                .param("id", Ids.next())
                .param("domain", domain)
                .param("exchangers", exchangers.toArray(String[]::new))
                .param("ready", ready)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.add(AuditNote.of(AuditAct.CARRIER_CONNECTED).about("Domain for answers: " + domain));
        return ready;
    }

    @Transactional
    public void remove() {
        jdbc.sql("delete from messaging.reply_domains" + ONE)
                .param("account", account())
                .update();
        audit.add(AuditNote.of(AuditAct.CARRIER_REMOVED).about("Domain for answers"));
    }

    private static UUID account() {
        return Tenancy.required().value();
    }
}
