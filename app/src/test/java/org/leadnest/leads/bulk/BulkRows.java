package org.leadnest.leads.bulk;

import java.util.Map;
import org.leadnest.leads.LeadFilter;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.springframework.stereotype.Component;

/** Harbor Realty's bulk action for the walk as a rival. */
@Component
class BulkRows implements ForeignIds {
    private final BulkActs acts;

    BulkRows(BulkActs acts) {
        this.acts = acts;
    }

    @Override
    public Map<String, String> make(Cast.Players players) {
        return players.atHarbor(() -> Map.of(
                "/app/leads/bulk/",
                acts.begin(LeadFilter.ALL, acts.verb("tag").orElseThrow(), "Buyer", "Tag", players.grace())
                        .toString()));
    }
}
