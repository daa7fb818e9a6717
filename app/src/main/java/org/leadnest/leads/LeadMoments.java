package org.leadnest.leads;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leads for whom a moment has come; each verb is one query for the whole account. */
@Service
public class LeadMoments {
    private static final int LEAP_DAY = 29;

    private final JdbcClient jdbc;

    LeadMoments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Since when nobody of the account was in touch with the lead. */
    public record Silence(UUID lead, Instant since) {}

    /**
     * Those whose date field has this day of the year; who has February 29 there has February 28 in other years.
     *
     * @param field key of the account's own field
     */
    @Transactional(readOnly = true)
    public List<UUID> havingDay(String field, LocalDate day) {
        boolean forLeapDay = day.getMonthValue() == 2 && day.getDayOfMonth() == LEAP_DAY - 1 && !day.isLeapYear();
        return jdbc.sql("""
                        select v.lead_id from leads.field_values v
                          join leads.fields f on f.account_id = v.account_id and f.id = v.field_id
                         where v.account_id = :account and f.key = :field and f.type = 'DATE' and not f.archived
                           and substr(v.value, 6) = any(:days)
                        """)
                .param("account", Tenancy.required().value())
                .param("field", field)
                .param(
                        "days",
                        forLeapDay
                                ? new String[] {day.toString().substring(5), "02-29"}
                                : new String[] {day.toString().substring(5)})
                .query(UUID.class)
                .list();
    }

    /**
     * Those with whom somebody was in touch last at {@code from} or later and before {@code before}, counted from their
     * coming when nobody ever was: from the import of those that a file brought, whatever day it says that they came.
     */
    @Transactional(readOnly = true)
    public List<Silence> silentSince(Instant from, Instant before) {
        return jdbc.sql("""
                        select l.id, l.since from (
                          select account_id, id, stage_id, last_contact_at as since from leads.leads
                           where account_id = :account and last_contact_at >= :from and last_contact_at < :before
                          union all
                          select account_id, id, stage_id, created_at from leads.leads
                           where account_id = :account and created_at >= :from and created_at < :before
                             and last_contact_at is null and import_id is null
                          union all
                          select n.account_id, n.id, n.stage_id, i.created_at from leads.imports i
                            join leads.leads n on n.account_id = i.account_id and n.import_id = i.id
                           where i.account_id = :account and i.created_at >= :from and i.created_at < :before
                             and n.last_contact_at is null) l
                          join leads.stages s on s.account_id = l.account_id and s.id = l.stage_id
                         where s.tone <> 'lost'
                        """)
                .param("account", Tenancy.required().value())
                .param("from", Timestamp.from(from))
                .param("before", Timestamp.from(before))
                .query((row, i) -> new Silence(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /** By lead: the account's own listing that it asked about last; whoever asked about none is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, UUID> lastAskedAbout(Collection<UUID> leads) {
        Map<UUID, UUID> found = new HashMap<>();
        if (!leads.isEmpty()) {
            jdbc.sql("""
                            select distinct on (lead_id) lead_id, listing_id from leads.inquiries
                             where account_id = :account and lead_id = any(:leads) and listing_id is not null
                             order by lead_id, occurred_at desc, id desc
                            """)
                    .param("account", Tenancy.required().value())
                    .param("leads", leads.toArray(UUID[]::new))
                    .query(row -> {
                        found.put(row.getObject("lead_id", UUID.class), row.getObject("listing_id", UUID.class));
                    });
        }
        return found;
    }

    /** Those who asked about the account's own listing. */
    @Transactional(readOnly = true)
    public List<UUID> askedAbout(UUID listing) {
        return jdbc.sql(
                        "select distinct lead_id from leads.inquiries where account_id = :account and listing_id = :listing")
                .param("account", Tenancy.required().value())
                .param("listing", listing)
                .query(UUID.class)
                .list();
    }
}
