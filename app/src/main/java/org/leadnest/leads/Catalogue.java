package org.leadnest.leads;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The account's own words for leads, and who may own one; what forms and filters offer. */
public record Catalogue(
        List<Stage> stages, List<Source> sources, List<String> tags, List<Owner> owners, List<OwningTeam> teams) {

    /** Owners by id and name, and teams, whose leads are those of everybody in them. */
    public Map<String, String> ownersAndTeams() {
        Map<String, String> names = new LinkedHashMap<>();
        owners.forEach(owner -> names.put(owner.id().toString(), owner.name()));
        teams.forEach(team -> names.put(team.id().toString(), "Team " + team.name()));
        return names;
    }

    /** People of the account who work together: a list asks for the leads of all of them at once. */
    public record OwningTeam(UUID id, String name) {}
}
