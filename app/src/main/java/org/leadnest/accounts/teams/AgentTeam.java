package org.leadnest.accounts.teams;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;

/**
 * A team inside an account.
 *
 * @param leader one of the members, or null for a team without one
 * @param members users who are members of the account
 */
public record AgentTeam(UUID id, String name, @Nullable UserId leader, Set<UserId> members) {
    static final int NAME_LENGTH = 100;

    public AgentTeam {
        members = Set.copyOf(members);
        if (leader != null && !members.contains(leader)) {
            throw new IllegalArgumentException("expected the leader to be one of the members");
        }
    }
}
