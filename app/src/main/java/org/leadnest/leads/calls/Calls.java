package org.leadnest.leads.calls;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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

    /** False when there is no such lead. */
    @Transactional
    public boolean log(LeadId lead, Call call, Actor actor) {
        UUID id = Ids.next();
        if (!leads.happened(lead, call.title(), call.note(), call.at(), id, Author.of(actor))) {
            return false;
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
        return true;
    }
}
