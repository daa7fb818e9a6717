package org.leadnest.accounts;

import org.leadnest.kernel.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountStore {
    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String name(AccountId account) {
        return jdbc.sql("select name from accounts.accounts where id = :id")
                .param("id", account.value())
                .query(String.class)
                .single();
    }

    boolean active(AccountId account) {
        return jdbc.sql("select status = 'ACTIVE' from accounts.accounts where id = :id")
                .param("id", account.value())
                .query(Boolean.class)
                .single();
    }
}
