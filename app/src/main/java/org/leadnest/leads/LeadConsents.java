package org.leadnest.leads;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.LeadEvent.ConsentGiven;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people agreed to at intake, with the words that they saw. Messaging's ledger decides what may be sent; it learns of
 * each row by {@link ConsentGiven}.
 */
@Service
public class LeadConsents {
    /** Agreement to commercial messages. */
    public static final String MARKETING = "MARKETING";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    LeadConsents(JdbcClient jdbc, ApplicationEventPublisher events, InstantSource clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param channel {@code EMAIL} or {@code SMS}
     * @param wording as it was shown
     * @param source stable name of where, such as {@code FORM}
     * @param address the network address that it came from
     */
    public record Evidence(
            UUID id,
            LeadId lead,
            String channel,
            String scope,
            String wording,
            String version,
            String source,
            @Nullable String address,
            Instant givenAt) {}

    /** What is agreed to, and where. */
    public record Agreement(
            String channel,
            String wording,
            String version,
            String source,
            @Nullable String address) {}

    /** Keeps the agreement and tells of it. */
    @Transactional
    public UUID give(LeadId lead, Agreement agreement) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into leads.consents
                          (account_id, id, lead_id, channel, scope, wording, version, source, address, given_at)
                        values (:account, :id, :lead, :channel, :scope, :wording, :version, :source, :address, :at)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", id)
                .param("lead", lead.value())
                .param("channel", agreement.channel())
                .param("scope", MARKETING)
                .param("wording", agreement.wording())
                .param("version", agreement.version())
                .param("source", agreement.source())
                .param("address", agreement.address())
                .param("at", LeadRows.at(clock.instant()))
                .update();
        events.publishEvent(new ConsentGiven(Tenancy.required(), lead.value(), agreement.channel(), MARKETING, id));
        return id;
    }

    @Transactional(readOnly = true)
    public Optional<Evidence> evidence(UUID id) {
        return jdbc.sql("""
                        select id, lead_id, channel, scope, wording, version, source, address, given_at
                          from leads.consents where id = :id
                        """)
                .param("id", id)
                .query((row, i) -> new Evidence(
                        row.getObject("id", UUID.class),
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getString("channel"),
                        row.getString("scope"),
                        row.getString("wording"),
                        row.getString("version"),
                        row.getString("source"),
                        row.getString("address"),
                        LeadRows.instant(row, "given_at")))
                .optional();
    }
}
