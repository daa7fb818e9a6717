package org.leadnest.accounts.teams;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TeamRows {
    private final JdbcClient jdbc;

    TeamRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AgentTeam> all() {
        return jdbc.sql("""
                        select t.id, t.name, t.leader_id,
                               array(select m.user_id from accounts.team_members m where m.team_id = t.id) as members
                          from accounts.teams t
                         order by lower(t.name), t.id
                        """)
                .query((row, number) -> {
                    @Nullable UUID leader = row.getObject("leader_id", UUID.class);
                    return new AgentTeam(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            leader == null ? null : new UserId(leader),
                            Arrays.stream((UUID[]) row.getArray("members").getArray())
                                    .map(UserId::new)
                                    .collect(Collectors.toSet()));
                })
                .list();
    }

    /** False when another team has the name. */
    boolean put(AgentTeam team, Instant now) {
        boolean kept = jdbc.sql("""
                                insert into accounts.teams as t (account_id, id, name, leader_id, created_at)
                                select :account, :id, :name, :leader, :now
                                 where not exists (select 1 from accounts.teams o
                                                    where o.id <> :id and lower(o.name) = lower(:name))
                                on conflict (account_id, id) do update
                                   set name = excluded.name, leader_id = excluded.leader_id
                                """)
                        .param("account", Tenancy.required().value())
                        .param("id", team.id())
                        .param("name", team.name())
                        .param(
                                "leader",
                                team.leader() == null ? null : team.leader().value(),
                                Types.OTHER)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
        if (kept) {
            putMembers(team);
        }
        return kept;
    }

    private void putMembers(AgentTeam team) {
        UUID[] members = team.members().stream().map(UserId::value).toArray(UUID[]::new);
        jdbc.sql("delete from accounts.team_members where team_id = :team and user_id <> all(:members)")
                .param("team", team.id())
                .param("members", members)
                .update();
        jdbc.sql("""
                insert into accounts.team_members (account_id, team_id, user_id)
                select :account, :team, unnest(:members::uuid[])
                on conflict do nothing
                """)
                .param("account", Tenancy.required().value())
                .param("team", team.id())
                .param("members", members)
                .update();
    }

    void delete(UUID team) {
        jdbc.sql("delete from accounts.teams where id = :id").param("id", team).update();
    }
}
