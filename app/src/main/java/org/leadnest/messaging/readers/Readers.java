package org.leadnest.messaging.readers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.MailKind;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds who is to get a letter that can be ended, and posts it once to each: the note and the letter are of one transaction.
 * Readers have confirmed their address, belong to an active account, and have not ended mail of the kind.
 */
@Service
public class Readers {
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Postman postman;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Readers(JdbcClient jdbc, Postman postman, TransactionTemplate transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.postman = postman;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param from their address was confirmed no earlier than this, and before {@code to} */
    public record Wanted(String letter, MailKind kind, Instant from, Instant to) {}

    /**
     * In the order of their ids.
     *
     * @param after the last one of the slice before; empty for the first
     */
    public List<Reader> lacking(Wanted wanted, Optional<UserId> after, int limit) {
        return jdbc.sql("""
                        select distinct on (u.id) u.id, m.account_id, u.email, u.name, a.time_zone
                          from accounts.users u
                          join accounts.memberships m on m.user_id = u.id
                          join accounts.accounts a on a.id = m.account_id and a.status = 'ACTIVE'
                         where u.id > :after and u.email_verified_at >= :from and u.email_verified_at < :to
                           and not exists (select 1 from messaging.sent_letters s
                                            where s.user_id = u.id and s.letter = :letter)
                           and not exists (select 1 from privacy.user_stops p
                                            where p.user_id = u.id and p.what in (:kind, 'RESTRICTION'))
                         order by u.id, m.created_at
                         limit :limit
                        """)
                .param("after", after.map(UserId::value).orElse(FIRST))
                .param("from", Timestamp.from(wanted.from()))
                .param("to", Timestamp.from(wanted.to()))
                .param("letter", wanted.letter())
                .param("kind", wanted.kind().name())
                .param("limit", limit)
                .query(Readers::reader)
                .list();
    }

    /**
     * Posts what {@code writing} makes of the reader, in the tenancy of their account; nothing of it is sent when it makes
     * nothing. Either way the reader does not lack the letter any more. False when they did not before.
     */
    public boolean once(Reader reader, String letter, Function<Reader, Optional<ProductLetter>> writing) {
        return Tenancy.as(
                reader.account(),
                () -> Boolean.TRUE.equals(transactions.execute(status -> {
                    if (!note(reader.user(), letter)) {
                        return false;
                    }
                    writing.apply(reader).ifPresent(postman::post);
                    return true;
                })));
    }

    private boolean note(UserId user, String letter) {
        return jdbc.sql("""
                        insert into messaging.sent_letters (user_id, letter, sent_at) values (:user, :letter, :now)
                        on conflict do nothing
                        """)
                        .param("user", user.value())
                        .param("letter", letter)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private static Reader reader(ResultSet row, int number) throws SQLException {
        return new Reader(
                new UserId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                new EmailAddress(row.getString("email")),
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")));
    }
}
