package org.leadnest.platform.tenancy;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the database, at the start of each transaction and for that transaction alone, which account's rows it may see, and
 * how long one statement of a request may take ({@link StatementTime}). Without an account nothing is set, and the row-level
 * security policies then fail on the missing setting.
 */
public final class TenantTransactionManager extends JdbcTransactionManager {
    /** The setting that the policies read; transaction-local. */
    public static final String SETTING = "leadnest.account_id";

    private static final String ACCOUNT = "select set_config('" + SETTING + "', ?, true)";
    private static final String ACCOUNT_AND_TIME = ACCOUNT + ", set_config('statement_timeout', ?, true)";

    public TenantTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        Tenancy.current().ifPresent(account -> {
            DataSource source = obtainDataSource();
            ConnectionHolder holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(source);
            if (holder == null) {
                throw new CannotCreateTransactionException("no connection is bound to the transaction");
            }
            Optional<Duration> most = StatementTime.most();
            try (PreparedStatement statement =
                    holder.getConnection().prepareStatement(most.isPresent() ? ACCOUNT_AND_TIME : ACCOUNT)) {
                statement.setString(1, account.toString());
                if (most.isPresent()) {
                    statement.setString(2, Long.toString(most.get().toMillis()));
                }
                statement.execute();
            } catch (SQLException failed) {
                throw new CannotCreateTransactionException("the account could not be set", failed);
            }
        });
    }
}
