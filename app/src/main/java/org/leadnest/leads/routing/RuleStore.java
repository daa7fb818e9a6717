package org.leadnest.leads.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.routing.RoutingRule.Candidate;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rules with their agents. */
@Repository
class RuleStore {
    private final JdbcClient jdbc;

    RuleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes others who route wait, so that turns are taken one after the other. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:account, 3))::text")
                .param("account", Tenancy.required().toString())
                .query()
                .listOfRows();
    }

    List<RoutingRule> all() {
        Map<UUID, List<Candidate>> agents = new HashMap<>();
        jdbc.sql("""
                        select a.rule_id, a.user_id, coalesce(u.name, a.name) as name, a.weight, a.credit,
                               m.user_id is not null as member, false as leads
                          from leads.routing_agents a
                          join leads.routing_rules r on r.account_id = a.account_id and r.id = a.rule_id
                           and r.team_id is null
                          left join accounts.memberships m on m.account_id = a.account_id and m.user_id = a.user_id
                          left join accounts.users u on u.id = a.user_id
                        union all
                        select r.id, m.user_id, u.name, coalesce(a.weight, 1), coalesce(a.credit, 0), true,
                               m.user_id = t.leader_id
                          from leads.routing_rules r
                          join accounts.teams t on t.account_id = r.account_id and t.id = r.team_id
                          join accounts.team_members m on m.account_id = t.account_id and m.team_id = t.id
                          join accounts.users u on u.id = m.user_id
                          left join leads.routing_agents a
                            on a.account_id = r.account_id and a.rule_id = r.id and a.user_id = m.user_id
                         order by leads desc nulls last, weight desc, name, user_id
                        """).query((ResultSet row) -> {
            agents.computeIfAbsent(row.getObject("rule_id", UUID.class), rule -> new java.util.ArrayList<>())
                    .add(new Candidate(
                            row.getObject("user_id", UUID.class),
                            row.getString("name"),
                            row.getInt("weight"),
                            row.getInt("credit"),
                            row.getBoolean("member")));
        });
        return jdbc.sql("""
                        select r.id, r.name, enabled, sources, areas, languages, price_from, price_to, days, time_from,
                               time_to, action, claim_minutes, answer_minutes, escalation, team_id, t.name as team_name
                          from leads.routing_rules r
                          left join accounts.teams t on t.account_id = r.account_id and t.id = r.team_id
                         order by position, r.id
                        """)
                .query((row, i) -> rule(row, agents.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    Optional<RoutingRule> find(UUID id) {
        return all().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    private static RoutingRule rule(ResultSet row, List<Candidate> agents) throws SQLException {
        int answer = row.getInt("answer_minutes");
        boolean patient = row.wasNull();
        return new RoutingRule(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getBoolean("enabled"),
                texts(row, "sources"),
                texts(row, "areas"),
                texts(row, "languages"),
                row.getBigDecimal("price_from"),
                row.getBigDecimal("price_to"),
                days(row),
                row.getObject("time_from", LocalTime.class),
                row.getObject("time_to", LocalTime.class),
                RoutingRule.Action.valueOf(row.getString("action")),
                row.getInt("claim_minutes"),
                patient ? null : answer,
                RoutingRule.Escalation.valueOf(row.getString("escalation")),
                team(row),
                agents);
    }

    private static RoutingRule.@Nullable OfTeam team(ResultSet row) throws SQLException {
        @Nullable UUID team = row.getObject("team_id", UUID.class);
        return team == null ? null : new RoutingRule.OfTeam(team, row.getString("team_name"));
    }

    /** The account's teams by id and name. */
    Map<String, String> teams() {
        Map<String, String> teams = new LinkedHashMap<>();
        jdbc.sql("select id, name from accounts.teams order by lower(name), id").query((ResultSet row) -> {
            teams.put(row.getString("id"), row.getString("name"));
        });
        return teams;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static Set<DayOfWeek> days(ResultSet row) throws SQLException {
        return Arrays.stream((Integer[]) row.getArray("days").getArray())
                .map(DayOfWeek::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    static Integer[] numbers(Set<DayOfWeek> days) {
        return days.stream().map(DayOfWeek::getValue).sorted().toArray(Integer[]::new);
    }

    /** A new rule goes to the end, one that is there stays in its place; its agents keep their turn. */
    void put(RoutingRule rule, Instant now) {
        jdbc.sql("""
                        insert into leads.routing_rules (account_id, id, position, name, enabled, sources, areas, languages,
                          price_from, price_to, days, time_from, time_to, action, claim_minutes, answer_minutes, escalation,
                          team_id, created_at)
                        values (:account, :id, (select coalesce(max(position), 0) + 1 from leads.routing_rules), :name,
                          :enabled, :sources, :areas, :languages, :priceFrom, :priceTo, :days, :timeFrom, :timeTo, :action,
                          :claim, :answer, :escalation, :team, :now)
                        on conflict (account_id, id) do update
                           set name = excluded.name, enabled = excluded.enabled, sources = excluded.sources,
                               areas = excluded.areas, languages = excluded.languages, price_from = excluded.price_from,
                               price_to = excluded.price_to, days = excluded.days, time_from = excluded.time_from,
                               time_to = excluded.time_to, action = excluded.action,
                               claim_minutes = excluded.claim_minutes, answer_minutes = excluded.answer_minutes,
                               escalation = excluded.escalation, team_id = excluded.team_id
                        """)
                .param("account", Tenancy.required().value())
                .param("id", rule.id())
                .param("name", rule.name())
                .param("enabled", rule.enabled())
                .param("sources", rule.sources().toArray(String[]::new))
                .param("areas", rule.areas().toArray(String[]::new))
                .param("languages", rule.languages().toArray(String[]::new))
                .param("priceFrom", rule.priceFrom(), Types.NUMERIC)
                .param("priceTo", rule.priceTo(), Types.NUMERIC)
                .param("days", numbers(rule.days()))
                .param("timeFrom", rule.timeFrom(), Types.TIME)
                .param("timeTo", rule.timeTo(), Types.TIME)
                .param("action", rule.action().name())
                .param("claim", rule.claimMinutes())
                .param("answer", rule.answerMinutes(), Types.INTEGER)
                .param("escalation", rule.escalation().name())
                .param("team", rule.team() == null ? null : rule.team().id(), Types.OTHER)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        putAgents(rule);
    }

    private void putAgents(RoutingRule rule) {
        jdbc.sql("delete from leads.routing_agents where rule_id = :rule and user_id <> all(:users)")
                .param("rule", rule.id())
                .param("users", rule.agents().stream().map(Candidate::user).toArray(UUID[]::new))
                .update();
        for (Candidate agent : rule.agents()) {
            jdbc.sql("""
                            insert into leads.routing_agents (account_id, rule_id, user_id, name, weight)
                            values (:account, :rule, :user, :name, :weight)
                            on conflict (account_id, rule_id, user_id) do update
                               set name = excluded.name, weight = excluded.weight
                            """)
                    .param("account", Tenancy.required().value())
                    .param("rule", rule.id())
                    .param("user", agent.user())
                    .param("name", agent.name())
                    .param("weight", agent.weight())
                    .update();
        }
    }

    /** Keeps whose turn it is; of a team's members, too, whom the rule does not name. */
    void credit(UUID rule, Map<UUID, Integer> credits) {
        credits.forEach((user, credit) -> jdbc.sql("""
                        insert into leads.routing_agents as a (account_id, rule_id, user_id, name, weight, credit)
                        select :account, :rule, :user, name, 1, :credit from accounts.users where id = :user
                        on conflict (account_id, rule_id, user_id) do update set credit = excluded.credit
                        """)
                .param("account", Tenancy.required().value())
                .param("credit", credit)
                .param("rule", rule)
                .param("user", user)
                .update());
    }

    boolean delete(UUID rule) {
        return jdbc.sql("delete from leads.routing_rules where id = :id")
                        .param("id", rule)
                        .update()
                == 1;
    }

    /** Puts the rule before the one that stands before it. */
    void raise(UUID rule) {
        jdbc.sql("""
                        with ordered as (
                          select id, row_number() over (order by position, id) as place from leads.routing_rules
                        ), wanted as (select place from ordered where id = :rule)
                        update leads.routing_rules r
                           set position = case when o.id = :rule then o.place - 1
                                               when o.place = w.place - 1 then o.place + 1 else o.place end
                          from ordered o, wanted w
                         where r.id = o.id and w.place > 1
                        """).param("rule", rule).update();
    }
}
