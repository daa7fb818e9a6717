package org.leadnest.accounts.teams;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over teams; all work for the account that the code runs for. */
@Service
public class Teams {
    private final TeamRows rows;
    private final Accounts accounts;
    private final AuditLog audit;
    private final InstantSource clock;

    Teams(TeamRows rows, Accounts accounts, AuditLog audit, InstantSource clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of {@link #put}. */
    enum Putting {
        PUT,
        NAME_TAKEN,
        STRANGER
    }

    /** Every team, by name. */
    @Transactional(readOnly = true)
    public List<AgentTeam> all() {
        return rows.all();
    }

    @Transactional(readOnly = true)
    Optional<AgentTeam> find(UUID id) {
        return rows.all().stream().filter(team -> team.id().equals(id)).findFirst();
    }

    /** Makes the team, or changes the one that has its id. A name stands for one team; members are members of the account. */
    @Transactional
    Putting put(AgentTeam team) {
        Set<UserId> known =
                accounts.members(Tenancy.required()).stream().map(Member::user).collect(Collectors.toSet());
        if (!known.containsAll(team.members())) {
            return Putting.STRANGER;
        }
        Optional<AgentTeam> before = find(team.id());
        if (!rows.put(team, clock.instant())) {
            return Putting.NAME_TAKEN;
        }
        audit.add(AuditNote.of(before.isPresent() ? AuditAct.TEAM_CHANGED : AuditAct.TEAM_MADE)
                .about(team.name())
                .changed("leader", before.map(one -> name(one.leader())).orElse(""), name(team.leader()))
                .changed(
                        "members",
                        before.map(one -> String.valueOf(one.members().size())).orElse(""),
                        String.valueOf(team.members().size())));
        return Putting.PUT;
    }

    private String name(@Nullable UserId user) {
        return user == null ? "" : accounts.user(user).name();
    }

    /** Ends a team; its people stay in the account. False when there is none with this id. */
    @Transactional
    boolean end(UUID id) {
        Optional<AgentTeam> team = find(id);
        team.ifPresent(one -> {
            rows.delete(id);
            audit.add(AuditNote.of(AuditAct.TEAM_ENDED).about(one.name()));
        });
        return team.isPresent();
    }
}
