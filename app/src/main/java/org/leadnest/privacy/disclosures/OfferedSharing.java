package org.leadnest.privacy.disclosures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.CommandLog;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.TenantTransactionManager;

/** Puts an offer before an account's owners, over the connection of a command. */
final class OfferedSharing {
    private final Connection connection;

    OfferedSharing(Connection connection) {
        this.connection = connection;
    }

    /** False when there is no such account, or it is closed. */
    boolean add(UUID account, SharingOffer offer) throws SQLException {
        connection.setAutoCommit(false);
        if (!stands(account)) {
            return false;
        }
        try (PreparedStatement enter =
                connection.prepareStatement("select set_config('" + TenantTransactionManager.SETTING + "', ?, true)")) {
            enter.setString(1, account.toString());
            enter.execute();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into privacy.sharing_offers (account_id, id, recipient, basis, what, reason, offered_at, open_until)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setObject(1, account);
            insert.setObject(2, offer.id());
            insert.setString(3, offer.recipient());
            insert.setString(4, offer.basis());
            insert.setString(5, offer.what());
            insert.setString(6, offer.reason());
            insert.setTimestamp(7, Timestamp.from(offer.offeredAt()));
            insert.setObject(8, offer.openUntil());
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into privacy.untold_offers (offer_id, customer_id) values (?, ?)")) {
            insert.setObject(1, offer.id());
            insert.setObject(2, account);
            insert.executeUpdate();
        }
        CommandLog log = new CommandLog(connection);
        log.add(new AccountId(account), AuditAct.SHARING_OFFERED, offer.id());
        log.add(Accounts.HOUSE, AuditAct.SHARING_OFFERED, offer.id());
        connection.commit();
        return true;
    }

    private boolean stands(UUID account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from accounts.accounts where id = ? and status <> 'CLOSED'")) {
            select.setObject(1, account);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
