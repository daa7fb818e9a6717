package org.leadnest.accounts.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.leadnest.kernel.AccountId;

/**
 * What a command did, into the log of the house or of an account, over the command's own connection and in its transaction;
 * nobody is signed in, and the log says "the command line". The tenancy of the transaction is the account's afterwards.
 */
public final class CommandLog {
    private final Connection connection;

    public CommandLog(Connection connection) {
        this.connection = connection;
    }

    /** @param about numbers alone: nothing of a person */
    public void add(AccountId account, AuditAct act, UUID about) throws SQLException {
        try (PreparedStatement enter =
                        connection.prepareStatement("select set_config('leadnest.account_id', ?, true)");
                PreparedStatement insert = connection.prepareStatement("""
                        insert into accounts.audit_entries (account_id, at, act, about) values (?, now(), ?, ?)
                        """)) {
            enter.setString(1, account.toString());
            enter.executeQuery().close();
            insert.setObject(1, account.value());
            insert.setString(2, act.name());
            insert.setString(3, about.toString());
            insert.executeUpdate();
        }
    }
}
