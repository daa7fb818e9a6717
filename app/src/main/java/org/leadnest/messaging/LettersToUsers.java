package org.leadnest.messaging;

import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.UserRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Letters of the product to a user who is erased, and what is kept of delivered ones to others that have their address, of whatever
 * account: they may have been a member of any, or invited. By their name only where the account's log knows them: it may be
 * somebody else's, too. What still waits for others is sent first: its words go with that. Each
 * account is looked at by itself, since no statement sees the rows of two.
 */
@Component
class LettersToUsers implements UserRecords {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    LettersToUsers(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void forget(Gone gone) {
        jdbc.sql("select id from accounts.accounts where status <> 'CLOSED' order by id")
                .query(UUID.class)
                .list()
                .forEach(account -> Tenancy.run(
                        new AccountId(account),
                        () -> transactions.executeWithoutResult(status -> forget(account, gone))));
    }

    private void forget(UUID account, Gone gone) {
        List<UUID> letters = jdbc.sql("""
                        delete from messaging.messages
                         where account_id = :account and kind like 'PRODUCT/%'
                           and (lower(recipient) = lower(:email)
                                or status not in ('QUEUED', 'HELD', 'SENDING')
                                   and (concat(subject, ' ', body_text) ~* :written
                                        or position(' ' in :name) > 0
                                           and position(:name in concat(subject, ' ', body_text)) > 0
                                           and (select exists (
                                                  select 1 from accounts.audit_entries
                                                   where account_id = :account and :user in (user_id, about_user_id)))))
                        returning id
                        """)
                .param("account", account)
                .param("email", gone.email())
                .param("written", written(gone.email()))
                .param("user", gone.user().value())
                .param("name", gone.name())
                .query(UUID.class)
                .list();
        if (!letters.isEmpty()) {
            jdbc.sql("delete from messaging.outbox where account_id = :account and message_id = any (:letters)")
                    .param("account", account)
                    .param("letters", letters.toArray(UUID[]::new))
                    .update();
        }
    }

    /** The address as a pattern, by itself and not as part of a longer one. */
    private static String written(String email) {
        return "(^|[^[:alnum:]._%+-])" + email.replaceAll("([^A-Za-z0-9@])", "\\\\$1")
                + "($|[^[:alnum:].-]|[.]($|[^[:alnum:]]))";
    }
}
