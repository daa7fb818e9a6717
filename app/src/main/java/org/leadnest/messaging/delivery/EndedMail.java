package org.leadnest.messaging.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.MailKind;
import org.leadnest.platform.mail.ProductLetter.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Product mail of kinds that their readers have ended after it was queued: it is not sent any more. */
@Component
class EndedMail {
    /** A condition over {@code m}, a message. */
    static final String ENDED = """
            (m.mail_kind is not null and exists (select 1 from privacy.user_stops u
                     where u.user_id = m.reader_id and u.what in (m.mail_kind, 'RESTRICTION')))
            """;

    private final JdbcClient jdbc;

    EndedMail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void refuse(AccountId account) {
        jdbc.sql("""
                        update messaging.messages m
                           set status = 'REFUSED', rule = 'unsubscribed', rule_detail = 'The reader ended mail of this kind.'
                         where m.account_id = :account and m.status in ('QUEUED', 'HELD') and
                        """ + ENDED).param("account", account.value()).update();
    }

    static @Nullable Lifecycle lifecycle(ResultSet row) throws SQLException {
        var kind = row.getString("mail_kind");
        return kind == null
                ? null
                : new Lifecycle(new UserId(row.getObject("reader_id", UUID.class)), MailKind.valueOf(kind));
    }
}
