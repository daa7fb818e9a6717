package org.leadnest.listings.showcase;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.listings.ListingKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Whose property a public address shows. */
@Repository
class Doors {
    private final JdbcClient jdbc;

    Doors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<AccountId> account(ListingKey listing) {
        return jdbc.sql("select account_id from listings.doors where listing_key = :listing")
                .param("listing", listing.value())
                .query(UUID.class)
                .optional()
                .map(AccountId::new);
    }
}
