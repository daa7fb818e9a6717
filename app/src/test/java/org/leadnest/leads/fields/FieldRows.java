package org.leadnest.leads.fields;

import java.util.List;
import java.util.Map;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.springframework.stereotype.Component;

/** Harbor Realty's own field for the walk as a rival. */
@Component
class FieldRows implements ForeignIds {
    private final CustomFields fields;

    FieldRows(CustomFields fields) {
        this.fields = fields;
    }

    @Override
    public Map<String, String> make(Cast.Players players) {
        return players.atHarbor(() -> {
            fields.add("Budget", FieldType.MONEY, List.of());
            return Map.of("/app/settings/fields/", fields.all().getFirst().id().toString());
        });
    }
}
