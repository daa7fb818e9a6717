package org.leadnest.leads;

import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.storage.Storage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes the file of a finished import, because somebody who stands in it was erased. */
@Component
class PurgeSource implements JobHandler {
    static final String NAME = "leads.purge-source";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Storage storage;

    PurgeSource(JdbcClient jdbc, TransactionTemplate transactions, Storage storage) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.storage = storage;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The file before its name: one that nobody knows of would stay for ever. */
    @Override
    public void run(AccountId account, UUID source) {
        java.util.Objects.requireNonNull(transactions.execute(
                        status -> jdbc.sql("select storage_key from leads.imports where id = :id and storage_key <> ''")
                                .param("id", source)
                                .query(String.class)
                                .list()))
                .forEach(key -> storage.delete(account, key));
        transactions.executeWithoutResult(status -> jdbc.sql("update leads.imports set storage_key = '' where id = :id")
                .param("id", source)
                .update());
    }

    /** The nightly retention removes it when its time is over. */
    @Override
    public void gaveUp(AccountId account, UUID source, String reason) {}
}
