package org.leadnest.accounts.teams;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The teams of an account, formatted. */
public record TeamsPage(List<Line> teams) {
    public record Line(String id, String name, String leader, List<String> members) {}

    /**
     * @param id null for a team that is being made
     * @param people who could be in it
     */
    public record Form(
            @Nullable String id,
            String name,
            String leader,
            Map<String, String> people,
            List<String> members,
            Map<String, String> errors) {}
}
