package org.leadnest.accounts.signup;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EmailLinkStore {
    private final JdbcClient jdbc;

    EmailLinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            Secret secret,
            UserId user,
            EmailLinks.Purpose purpose,
            @Nullable Secret browser,
            Instant now,
            Instant end) {
        jdbc.sql("""
                insert into accounts.email_links (token_hash, user_id, purpose, browser_hash, created_at, expires_at)
                values (:hash, :user, :purpose, :browser, :now, :end)
                """)
                .param("hash", secret.hash())
                .param("user", user.value())
                .param("purpose", purpose.name())
                .param("browser", browser == null ? null : browser.hash(), Types.BINARY)
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(end))
                .update();
    }

    int madeSince(UserId user, EmailLinks.Purpose purpose, Instant since) {
        return jdbc.sql("""
                        select count(*)
                          from accounts.email_links
                         where user_id = :user and purpose = :purpose and created_at > :since
                        """)
                .param("user", user.value())
                .param("purpose", purpose.name())
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    Optional<UserId> find(Secret secret, EmailLinks.Purpose purpose, Instant now) {
        return jdbc.sql("""
                        select user_id
                          from accounts.email_links
                         where token_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
                        """)
                .param("hash", secret.hash())
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(now))
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .optional();
    }

    boolean askedFor(Secret secret, EmailLinks.Purpose purpose, Secret browser, Instant now) {
        return jdbc.sql("""
                        select exists (
                          select 1
                            from accounts.email_links
                           where token_hash = :hash and purpose = :purpose and browser_hash = :browser
                             and used_at is null and expires_at > :now)
                        """)
                .param("hash", secret.hash())
                .param("purpose", purpose.name())
                .param("browser", browser.hash())
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** Uses the link up: whoever comes second finds nothing. */
    Optional<EmailLinks.Used> use(Secret secret, EmailLinks.Purpose purpose, @Nullable Secret browser, Instant now) {
        return jdbc.sql("""
                        update accounts.email_links
                           set used_at = :now
                         where token_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
                        returning user_id, browser_hash
                        """)
                .param("hash", secret.hash())
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(now))
                .query((row, number) -> new EmailLinks.Used(
                        new UserId(row.getObject("user_id", UUID.class)),
                        browser != null && Arrays.equals(browser.hash(), row.getBytes("browser_hash"))))
                .optional();
    }

    /** Whose link this was, used or expired though it is. */
    Optional<UserId> former(Secret secret, EmailLinks.Purpose purpose) {
        return jdbc.sql("select user_id from accounts.email_links where token_hash = :hash and purpose = :purpose")
                .param("hash", secret.hash())
                .param("purpose", purpose.name())
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .optional();
    }

    void useAll(UserId user, EmailLinks.Purpose purpose, Instant now) {
        jdbc.sql("""
                update accounts.email_links
                   set used_at = :now
                 where user_id = :user and purpose = :purpose and used_at is null
                """)
                .param("user", user.value())
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    void forget(Instant before) {
        jdbc.sql("delete from accounts.email_links where expires_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
