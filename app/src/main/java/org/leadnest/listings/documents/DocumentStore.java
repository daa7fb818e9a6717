package org.leadnest.listings.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.ListingLeaving;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.ExportedFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rows of documents; one that is removed has its bytes removed by a job. */
@Repository
class DocumentStore implements ListingLeaving, ExportedFiles {
    private static final String SELECT = "select id, name, bytes, added_by_name, added_at from listings.documents ";

    private final JdbcClient jdbc;
    private final Jobs jobs;

    DocumentStore(JdbcClient jdbc, Jobs jobs) {
        this.jdbc = jdbc;
        this.jobs = jobs;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<ListingDocument> of(ListingKey listing) {
        return jdbc.sql(SELECT + "where listing_key = :listing order by added_at desc, id desc")
                .param("listing", listing.value())
                .query(DocumentStore::document)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<ListingDocument> find(ListingKey listing, UUID id) {
        return jdbc.sql(SELECT + "where id = :id and listing_key = :listing")
                .param("id", id)
                .param("listing", listing.value())
                .query(DocumentStore::document)
                .optional();
    }

    /** False when the listing has as many as it may, or is not there. */
    @Transactional
    public boolean insert(ListingKey listing, ListingDocument document, int most) {
        return jdbc.sql("""
                        insert into listings.documents (account_id, id, listing_key, name, bytes, added_by_name, added_at)
                        select account_id, :id, id, :name, :bytes, :by, :at from listings.listings
                         where id = :listing
                           and (select count(*) from listings.documents where listing_key = :listing) < :most
                        """)
                        .param("id", document.id())
                        .param("listing", listing.value())
                        .param("name", document.name())
                        .param("bytes", document.bytes())
                        .param("by", document.addedBy())
                        .param("at", document.addedAt().atOffset(ZoneOffset.UTC))
                        .param("most", most)
                        .update()
                == 1;
    }

    @Transactional
    public boolean remove(ListingKey listing, UUID id) {
        boolean removed = jdbc.sql("delete from listings.documents where id = :id and listing_key = :listing")
                        .param("id", id)
                        .param("listing", listing.value())
                        .update()
                == 1;
        if (removed) {
            jobs.submit(PurgeDocument.NAME, Tenancy.required(), id);
        }
        return removed;
    }

    @Override
    @Transactional
    public void leaving(ListingKey listing) {
        jdbc.sql("delete from listings.documents where listing_key = :listing returning id")
                .param("listing", listing.value())
                .query(UUID.class)
                .list()
                .forEach(id -> jobs.submit(PurgeDocument.NAME, Tenancy.required(), id));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> files() {
        return jdbc.sql("select id, name from listings.documents order by listing_key, added_at, id")
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return Kept.in("listing-documents", id, ListingDocument.key(id), row.getString("name"));
                })
                .list();
    }

    private static ListingDocument document(ResultSet row, int n) throws SQLException {
        return new ListingDocument(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getLong("bytes"),
                row.getString("added_by_name"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
