package org.leadnest.leads.routing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadEvent.LeadAssigned;
import org.leadnest.leads.LeadId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ownership passport: whether a lead is the company's or an agent's own, by its source when it came in. A source's
 * setting holds for the leads that come after it was set; before it is changed, what it said is written down for the leads
 * that are there, and the database does the same before a lead gets another source (leads.keep_passport). Of an agent's source,
 * the first agent who gets the lead is the one whose it is. Only owners and admins say otherwise, and the audit log has it.
 */
@Service
public class Passports {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Passports(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param agent whose it is; null for the company's, or as long as no agent has had it */
    record Passport(
            boolean companys,
            @Nullable String agent,
            String reason,
            @Nullable Instant setAt) {
        /** In words: {@code The company's lead}. */
        String whose() {
            if (companys) {
                return "The company's lead";
            }
            return agent == null ? "An agent's own lead: of the first who gets it" : "Own lead of " + agent;
        }
    }

    record SourceLine(UUID id, String name, boolean agents) {}

    /** @param here whether they are of the account still */
    record AgentLine(UUID id, String name, boolean here, long own) {}

    @Transactional(readOnly = true)
    Optional<Passport> of(LeadId lead) {
        return jdbc.sql("""
                        select coalesce(p.belongs_to, s.belongs_to, 'COMPANY') as belongs_to, u.name as agent, p.set_at,
                               coalesce(p.reason, case when s.name is null then 'It came without a source.'
                                 else 'By its source, ' || s.name || '.' end) as reason
                          from leads.leads l
                          left join leads.passports p on p.lead_id = l.id
                          left join leads.sources s on s.id = l.source_id
                          left join accounts.users u on u.id = p.agent_id
                         where l.id = :lead
                        """)
                .param("lead", lead.value())
                .query((row, i) -> new Passport(
                        row.getString("belongs_to").equals("COMPANY"),
                        row.getString("agent"),
                        row.getString("reason"),
                        row.getObject("set_at") == null ? null : RoutingStore.instant(row, "set_at")))
                .optional();
    }

    /** In words, for a comparison of two leads; empty when there is no such lead. */
    @Transactional(readOnly = true)
    public String whose(LeadId lead) {
        return of(lead).map(Passport::whose).orElse("");
    }

    /**
     * Says whose a lead is, whatever its source said.
     *
     * @param agent of the account; null for the company
     * @return false when there is no such lead, or the agent is not of the account
     */
    @Transactional
    boolean set(LeadId lead, @Nullable UserId agent, String by) {
        return jdbc.sql("""
                        insert into leads.passports (account_id, lead_id, belongs_to, agent_id, reason, set_at)
                        select l.account_id, l.id, :to, :agent::uuid, :reason, :now from leads.leads l
                         where l.id = :lead
                           and (:agent::uuid is null or exists (select from accounts.memberships m
                                 where m.account_id = l.account_id and m.user_id = :agent::uuid))
                        on conflict (account_id, lead_id) do update
                           set belongs_to = excluded.belongs_to, agent_id = excluded.agent_id, reason = excluded.reason,
                               set_at = excluded.set_at
                        """)
                        .param("lead", lead.value())
                        .param("to", agent == null ? "COMPANY" : "AGENT")
                        .param("agent", agent == null ? null : agent.value(), java.sql.Types.OTHER)
                        .param("reason", "Set by " + by + ".")
                        .param("now", RoutingStore.at(clock.instant()))
                        .update()
                == 1;
    }

    @Transactional(readOnly = true)
    List<SourceLine> sources() {
        return jdbc.sql(
                        "select id, name, belongs_to = 'AGENT' as agents from leads.sources where not archived order by name_key")
                .query((row, i) -> new SourceLine(
                        row.getObject("id", UUID.class), row.getString("name"), row.getBoolean("agents")))
                .list();
    }

    /** Who is of the account, and who has left it with leads of their own: those are still to go with them. */
    @Transactional(readOnly = true)
    List<AgentLine> agents() {
        return jdbc.sql("""
                        select a.id, coalesce(u.name, 'Somebody who has left') as name, bool_or(a.here) as here,
                               (select count(*) from leads.passports p
                                 where p.belongs_to = 'AGENT' and p.agent_id = a.id) as own
                          from (select m.user_id as id, true as here from accounts.memberships m
                                 where m.account_id = :account
                                union all
                                select distinct p.agent_id, false from leads.passports p
                                 where p.belongs_to = 'AGENT' and p.agent_id is not null) as a
                          left join accounts.users u on u.id = a.id
                         group by a.id, u.name order by here desc, name
                        """)
                .param("account", Tenancy.required().value())
                .query((row, i) -> new AgentLine(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("here"),
                        row.getLong("own")))
                .list();
    }

    /** Changes whose the leads of a source will be; those that are there keep what the source said till now. */
    @Transactional
    boolean change(UUID source, boolean agents) {
        jdbc.sql("""
                        insert into leads.passports (account_id, lead_id, belongs_to, agent_id, reason, set_at)
                        select l.account_id, l.id, s.belongs_to, case when s.belongs_to = 'AGENT' then l.owner_id end,
                               'By its source, ' || s.name || ', as it was set when the lead came in.', :now
                          from leads.leads l join leads.sources s on s.id = l.source_id
                         where l.source_id = :source and s.belongs_to <> :to
                        on conflict (account_id, lead_id) do nothing
                        """)
                .param("source", source)
                .param("to", agents ? "AGENT" : "COMPANY")
                .param("now", RoutingStore.at(clock.instant()))
                .update();
        return jdbc.sql("update leads.sources set belongs_to = :to where id = :source")
                        .param("to", agents ? "AGENT" : "COMPANY")
                        .param("source", source)
                        .update()
                == 1;
    }

    /** The first agent to get a lead of an agents' source has it for their own. */
    @EventListener
    void on(LeadAssigned event) {
        if (event.owner() == null) {
            return;
        }
        jdbc.sql("""
                        update leads.passports set agent_id = :owner
                         where lead_id = :lead and belongs_to = 'AGENT' and agent_id is null
                        """).param("lead", event.lead()).param("owner", event.owner()).update();
        jdbc.sql("""
                        insert into leads.passports (account_id, lead_id, belongs_to, agent_id, reason, set_at)
                        select l.account_id, l.id, 'AGENT', :owner, 'By its source, ' || s.name || '.', :now
                          from leads.leads l join leads.sources s on s.id = l.source_id
                         where l.id = :lead and s.belongs_to = 'AGENT'
                        on conflict (account_id, lead_id) do nothing
                        """)
                .param("lead", event.lead())
                .param("owner", event.owner())
                .param("now", RoutingStore.at(clock.instant()))
                .update();
    }

    /** One row of what leaves with an agent. */
    record OwnLead(UUID id, List<String> cells) {}

    /** The agent's own leads behind {@code after}, in order of their ids, with addresses, numbers and tags. */
    @Transactional(readOnly = true)
    List<OwnLead> own(UserId agent, UUID after, int limit) {
        return jdbc.sql("""
                        select l.id, l.first_name, l.last_name, l.state, l.postal_code, l.time_zone, g.name as stage,
                               s.name as source, l.created_at,
                               array_to_string(array(select e.value from leads.lead_emails e
                                 where e.lead_id = l.id order by e.position), ', ') as emails,
                               array_to_string(array(select h.key from leads.lead_phones h
                                 where h.lead_id = l.id order by h.position), ', ') as phones,
                               array_to_string(array(select t.name from leads.lead_tags lt
                                 join leads.tags t on t.id = lt.tag_id where lt.lead_id = l.id order by t.name_key), ', ')
                                 as tags,
                               array_to_string(array(select f.label || ': ' || v.value from leads.field_values v
                                 join leads.fields f on f.id = v.field_id where v.lead_id = l.id
                                order by f.position, f.id), '; ') as details
                          from leads.passports p
                          join leads.leads l on l.id = p.lead_id
                          join leads.stages g on g.id = l.stage_id
                          left join leads.sources s on s.id = l.source_id
                         where p.belongs_to = 'AGENT' and p.agent_id = :agent and p.lead_id > :after
                         order by p.lead_id limit :limit
                        """)
                .param("agent", agent.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> new OwnLead(
                        row.getObject("id", UUID.class),
                        java.util.stream.Stream.of(
                                        "id",
                                        "first_name",
                                        "last_name",
                                        "emails",
                                        "phones",
                                        "source",
                                        "stage",
                                        "tags",
                                        "state",
                                        "postal_code",
                                        "time_zone",
                                        "created_at",
                                        "details")
                                .map(column -> text(row, column))
                                .toList()))
                .list();
    }

    private static String text(java.sql.ResultSet row, String column) {
        try {
            String text = row.getString(column);
            return text == null ? "" : text;
        } catch (java.sql.SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Optional<UserId> agent(String id) {
        return Ids.parse(id).map(UserId::new);
    }
}
