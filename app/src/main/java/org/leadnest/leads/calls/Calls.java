package org.leadnest.leads.calls;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Author;
import org.leadnest.leads.FirstContacts;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files calls. */
@Service
class Calls {
    private final JdbcClient jdbc;
    private final Leads leads;
    private final FirstContacts contacts;
    private final InstantSource clock;

    Calls(JdbcClient jdbc, Leads leads, FirstContacts contacts, InstantSource clock) {
        this.jdbc = jdbc;
        this.leads = leads;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** The id of the call, also where it was logged already; empty when there is no such lead. */
    @Transactional
    public Optional<UUID> log(LeadId lead, Call call, Actor actor) {
        Optional<UUID> same = same(lead, call, actor);
        if (same.isPresent()) {
            return same;
        }
        UUID id = Ids.next();
        if (!leads.happened(lead, call.title(), call.note(), call.at(), id, Author.of(actor))) {
            return Optional.empty();
        }
        jdbc.sql("""
                        insert into leads.calls (account_id, id, lead_id, user_id, direction, outcome, minutes, note, called_at,
                          logged_at)
                        values (:account, :id, :lead, :user, :direction, :outcome, :minutes, :note, :at, :now)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", id)
                .param("lead", lead.value())
                .param("user", actor.userUuid())
                .param("direction", call.incoming() ? "IN" : "OUT")
                .param("outcome", call.outcome().name())
                .param("minutes", call.minutes())
                .param("note", call.note())
                .param("at", call.at().atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
        if (call.outcome() == Call.Outcome.TALKED) {
            contacts.contacted(lead, actor.user(), call.at());
        }
        return Optional.of(id);
    }

    /** The very call, sent twice: two that come at once wait for each other at the lead. */
    private Optional<UUID> same(LeadId lead, Call call, Actor actor) {
        jdbc.sql("select id from leads.leads where id = :lead for update")
                .param("lead", lead.value())
                .query(UUID.class)
                .optional();
        return jdbc.sql("""
                        select id from leads.calls
                         where lead_id = :lead and user_id = :user and called_at = :at and direction = :direction
                           and outcome = :outcome
                         limit 1
                        """)
                .param("lead", lead.value())
                .param("user", actor.userUuid())
                .param("at", call.at().atOffset(ZoneOffset.UTC))
                .param("direction", call.incoming() ? "IN" : "OUT")
                .param("outcome", call.outcome().name())
                .query(UUID.class)
                .optional();
    }
}
