package org.leadnest.leads.words;

import java.util.Map;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.springframework.stereotype.Component;

/** Harbor Realty's first stage for the walk as a rival. */
@Component
class WordRows implements ForeignIds {
    private final Words words;

    WordRows(Words words) {
        this.words = words;
    }

    @Override
    public Map<String, String> make(Cast.Players players) {
        return players.atHarbor(() ->
                Map.of("/app/settings/stages/", words.all().getFirst().id().toString()));
    }
}
