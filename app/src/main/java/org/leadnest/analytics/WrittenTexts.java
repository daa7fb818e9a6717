package org.leadnest.analytics;

import java.sql.Timestamp;
import org.leadnest.listings.ListingEvent;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts the texts that were written for listings; an event that comes twice is one text. */
@Service
class WrittenTexts {
    private final JdbcClient jdbc;

    WrittenTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void add(ListingEvent.DescriptionWritten written) {
        jdbc.sql("""
                        insert into analytics.texts (account_id, listing_key, written_at, engine)
                        values (:account, :listing, :at, :engine) on conflict do nothing
                        """)
                .param("account", Tenancy.required().value())
                .param("listing", written.listing().value())
                .param("at", Timestamp.from(written.at()))
                .param("engine", written.engine())
                .update();
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from analytics.texts")
                .query(Long.class)
                .single();
    }
}
