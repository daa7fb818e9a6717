package org.leadnest.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.kernel.EmailAddress;

/** Makes and ends operators, beside the running service; both are written into the audit log of the house. */
final class OperatorMaking {
    private static final String MAKE = """
            with changed as (
              insert into accounts.operators (user_id, made_at)
              select id, now() from accounts.users where email_key = ? and email_verified_at is not null
              on conflict do nothing
              returning user_id)
            """;
    private static final String END = """
            with changed as (
              delete from accounts.operators o using accounts.users u
               where u.id = o.user_id and u.email_key = ?
              returning o.user_id)
            """;
    private static final String NOTE = """
            insert into accounts.audit_entries (account_id, at, act, about_user_id)
            select current_setting('leadnest.account_id')::uuid, now(), ?, user_id from changed
            """;

    private OperatorMaking() {}

    static boolean make(Connection connection, String email) throws SQLException {
        return change(connection, MAKE, email, AuditAct.OPERATOR_MADE);
    }

    static boolean end(Connection connection, String email) throws SQLException {
        return change(connection, END, email, AuditAct.OPERATOR_ENDED);
    }

    private static boolean change(Connection connection, String sql, String email, AuditAct act) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement house =
                        connection.prepareStatement("select set_config('leadnest.account_id', ?, true)");
                PreparedStatement change = connection.prepareStatement(sql + NOTE)) {
            house.setString(1, Accounts.HOUSE.toString());
            house.executeQuery().close();
            change.setString(
                    1, EmailAddress.parse(email).map(EmailAddress::normalised).orElse(""));
            change.setString(2, act.name());
            boolean changed = change.executeUpdate() == 1;
            connection.commit();
            return changed;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
