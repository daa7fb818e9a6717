package org.leadnest.leads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of leads.inquiries. */
@Repository
class InquiryStore {
    private static final String SELECT = """
            select i.id, i.lead_id, i.type, i.message, i.address, i.listing_id, i.city, i.state, i.postal_code, i.price,
                   i.mls_number, i.url, i.language, i.occurred_at, i.received_at, i.live, i.contacted_at, s.name as source
              from leads.inquiries i left join leads.sources s on s.id = i.source_id
            """;

    private final JdbcClient jdbc;

    InquiryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID insert(LeadId lead, Inquiry inquiry, @Nullable UUID source, Instant now, boolean live) {
        UUID id = Ids.next();
        Inquiry.Home home = inquiry.home() == null ? Inquiry.Home.UNKNOWN : inquiry.home();
        jdbc.sql("""
                        insert into leads.inquiries (account_id, id, lead_id, type, source_id, message, property, address, listing_id,
                          city, state, postal_code, price, mls_number, url, language, occurred_at, received_at, live)
                        values (:account, :id, :lead, :type, :source, :message, :property, :address, :listing,
                          :city, :state, :postal, :price, :mls, :url, :language, :at, :now, :live)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", id)
                .param("lead", lead.value())
                .param("type", inquiry.type().name())
                .param("source", source, java.sql.Types.OTHER)
                .param("message", inquiry.message())
                .param("property", home.line())
                .param("address", home.address())
                .param("mls", home.mlsNumber())
                .param("listing", home.listing(), java.sql.Types.OTHER)
                .param("city", home.city())
                .param("state", home.state())
                .param("postal", home.postalCode())
                .param("price", home.price())
                .param("url", home.url())
                .param("language", inquiry.language())
                .param("at", LeadRows.at(inquiry.occurredAt()))
                .param("now", LeadRows.at(now))
                .param("live", live)
                .update();
        return id;
    }

    Optional<FiledInquiry> find(UUID id) {
        return jdbc.sql(SELECT + " where i.id = :id")
                .param("id", id)
                .query(InquiryStore::inquiry)
                .optional();
    }

    List<FiledInquiry> list(@Nullable LeadId lead, @Nullable Cursor after, int limit) {
        StringBuilder sql = new StringBuilder(SELECT).append(" where true");
        sql.append(lead == null ? "" : " and i.lead_id = :lead");
        sql.append(after == null ? "" : " and (i.occurred_at, i.id) < (:at::timestamptz, :id)");
        JdbcClient.StatementSpec statement = jdbc.sql(sql.append(" order by i.occurred_at desc, i.id desc limit :limit")
                        .toString())
                .param("limit", limit);
        if (lead != null) {
            statement.param("lead", lead.value());
        }
        if (after != null) {
            statement.param("at", after.key()).param("id", after.id());
        }
        return statement.query(InquiryStore::inquiry).list();
    }

    List<FiledInquiry> waiting(LeadId lead) {
        return jdbc.sql(SELECT
                        + " where i.lead_id = :lead and i.live and i.contacted_at is null order by i.occurred_at")
                .param("lead", lead.value())
                .query(InquiryStore::inquiry)
                .list();
    }

    /** How many inquiries it was the first answer to: of several contacts, the earliest that happened, told in any order. */
    int contacted(LeadId lead, UserId by, Instant at) {
        return jdbc.sql("""
                        update leads.inquiries set contacted_at = :at, contacted_by = :by
                         where lead_id = :lead and live and (contacted_at is null or contacted_at > :at)
                           and occurred_at <= :at
                        """)
                .param("lead", lead.value())
                .param("by", by.value())
                .param("at", LeadRows.at(at))
                .update();
    }

    private static FiledInquiry inquiry(ResultSet row, int index) throws SQLException {
        Inquiry.Home home = new Inquiry.Home(
                row.getObject("listing_id", UUID.class),
                row.getString("address"),
                row.getString("city"),
                row.getString("state"),
                row.getString("postal_code"),
                row.getBigDecimal("price"),
                row.getString("mls_number"),
                row.getString("url"));
        return new FiledInquiry(
                row.getObject("id", UUID.class),
                new LeadId(row.getObject("lead_id", UUID.class)),
                new Inquiry(
                        Inquiry.Type.valueOf(row.getString("type")),
                        row.getString("message"),
                        home.known() ? home : null,
                        row.getString("language"),
                        LeadRows.instant(row, "occurred_at")),
                row.getString("source"),
                LeadRows.instant(row, "received_at"),
                row.getBoolean("live"),
                LeadRows.maybeInstant(row, "contacted_at"));
    }
}
