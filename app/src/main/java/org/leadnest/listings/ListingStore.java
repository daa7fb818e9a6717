package org.leadnest.listings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ListingStore {
    /** A price counts as offered from when the listing first left Incomplete for good: before, it is a draft. */
    private static final String OFFERED = """
            (select %s from listings.changes c
              where c.account_id = listings.account_id and c.listing_key = listings.id and c.kind = 'PRICE'
                and c.was is not null and listings.standard_status <> 'Incomplete'
                and c.id > coalesce((select s.id from listings.changes s
                      where s.account_id = c.account_id and s.listing_key = c.listing_key
                        and s.kind = 'STATUS' and s.was = 'Incomplete' order by s.id desc limit 1), '00000000-0000-0000-0000-000000000000')
              order by c.id %s limit 1)
            """;

    private static final String COLUMNS =
            "id, reso, version, created_at, updated_at, status_changed_at, price_changed_at, "
                    + OFFERED.formatted("c.was::numeric", "desc") + " as previous_price, coalesce("
                    + OFFERED.formatted("c.was::numeric", "asc") + ", list_price) as original_price";

    private final JdbcClient jdbc;
    private final ResoJson json;

    ListingStore(JdbcClient jdbc, ResoJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A price or status as it was and as it became. */
    record Change(
            String kind, @Nullable String was, @Nullable String became, Instant at) {}

    void insert(ListingKey key, Map<String, Object> reso, UserId by, Instant now) {
        jdbc.sql("""
                        insert into listings.listings (account_id, id, reso, created_by, created_at, updated_at,
                          status_changed_at, price_changed_at)
                        values (:account, :id, cast(:reso as jsonb), :by, :now, :now, :now,
                          case when jsonb_exists(cast(:reso as jsonb), 'ListPrice') then cast(:now as timestamptz) end)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", key.value())
                .param("reso", json.write(reso))
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** How many are not closed, expired, withdrawn or cancelled. */
    long open() {
        return jdbc.sql("""
                        select count(*) from listings.listings
                         where standard_status not in ('Closed', 'Canceled', 'Expired', 'Withdrawn', 'Delete')
                        """).query(Long.class).single();
    }

    Optional<Listing> find(ListingKey key) {
        return jdbc.sql("select " + COLUMNS + " from listings.listings where account_id = :account and id = :id")
                .param("account", Tenancy.required().value())
                .param("id", key.value())
                .query(this::listing)
                .optional();
    }

    List<Listing> all(Collection<ListingKey> keys) {
        return jdbc.sql("select " + COLUMNS + " from listings.listings where account_id = :account and id = any(:ids)")
                .param("account", Tenancy.required().value())
                .param("ids", keys.stream().map(ListingKey::value).toArray(UUID[]::new))
                .query(this::listing)
                .list();
    }

    /** Those with this ListingId, at most two. */
    List<Listing> named(String listingId) {
        return jdbc.sql("select " + COLUMNS + """
                         from listings.listings
                        where account_id = :account and listing_id = :name
                        order by id limit 2
                        """)
                .param("account", Tenancy.required().value())
                .param("name", listingId)
                .query(this::listing)
                .list();
    }

    /** Newest first; at most {@code limit} below {@code after}. */
    List<Listing> list(ListingFilter filter, @Nullable UUID after, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                         from listings.listings
                        where account_id = :account
                          and (cast(:after as uuid) is null or id < cast(:after as uuid))
                          and (cast(:status as text) is null or standard_status = cast(:status as text))
                          and (cast(:text as text) is null or strpos(lower(concat_ws(' ', unparsed_address, city,
                            state_or_province, postal_code, listing_id)), lower(cast(:text as text))) > 0)
                        order by id desc
                        limit :limit
                        """)
                .param("account", Tenancy.required().value())
                .param("after", after)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().reso())
                .param("text", filter.text())
                .param("limit", limit)
                .query(this::listing)
                .list();
    }

    /** Compares and sets: nothing is written when the version has moved on. */
    boolean update(Listing before, Map<String, Object> reso, boolean statusChanged, boolean priceChanged, Instant now) {
        return jdbc.sql("""
                        update listings.listings
                           set reso = cast(:reso as jsonb), version = version + 1, updated_at = :now,
                               status_changed_at = case when :statusChanged then cast(:now as timestamptz) else status_changed_at end,
                               price_changed_at = case when :priceChanged then cast(:now as timestamptz) else price_changed_at end
                         where account_id = :account and id = :id and version = :version
                        """)
                        .param("account", Tenancy.required().value())
                        .param("id", before.key().value())
                        .param("version", before.version())
                        .param("reso", json.write(reso))
                        .param("statusChanged", statusChanged)
                        .param("priceChanged", priceChanged)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void keepChange(
            ListingKey key, String kind, @Nullable String was, @Nullable String became, UserId by, Instant now) {
        jdbc.sql("""
                        insert into listings.changes (account_id, id, listing_key, kind, was, became, changed_by, changed_at)
                        values (:account, :id, :listing, :kind, :was, :became, :by, :now)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("listing", key.value())
                .param("kind", kind)
                .param("was", was)
                .param("became", became)
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Oldest first. */
    List<Change> changes(ListingKey key) {
        return jdbc.sql("""
                        select kind, was, became, changed_at from listings.changes
                         where account_id = :account and listing_key = :listing order by id
                        """)
                .param("account", Tenancy.required().value())
                .param("listing", key.value())
                .query((row, number) -> new Change(
                        row.getString("kind"),
                        row.getString("was"),
                        row.getString("became"),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    boolean delete(ListingKey key) {
        return jdbc.sql("delete from listings.listings where account_id = :account and id = :id")
                        .param("account", Tenancy.required().value())
                        .param("id", key.value())
                        .update()
                == 1;
    }

    Map<StandardStatus, Long> countByStatus() {
        Map<StandardStatus, Long> counts = new TreeMap<>();
        jdbc.sql("""
                        select standard_status, count(*) as listings from listings.listings
                         where account_id = :account group by standard_status
                        """)
                .param("account", Tenancy.required().value())
                .query((row, number) -> Map.entry(row.getString("standard_status"), row.getLong("listings")))
                .list()
                .forEach(
                        row -> StandardStatus.of(row.getKey()).ifPresent(status -> counts.put(status, row.getValue())));
        return counts;
    }

    private Listing listing(ResultSet row, int number) throws SQLException {
        Timestamp priceChanged = row.getTimestamp("price_changed_at");
        return new Listing(
                new ListingKey(row.getObject("id", UUID.class)),
                ListingFields.ordered(json.read(row.getString("reso"))),
                row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getTimestamp("status_changed_at").toInstant(),
                priceChanged == null ? null : priceChanged.toInstant(),
                ListPrices.of(row.getBigDecimal("previous_price"), row.getBigDecimal("original_price")));
    }
}
