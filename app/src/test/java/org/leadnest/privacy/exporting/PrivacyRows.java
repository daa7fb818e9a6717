package org.leadnest.privacy.exporting;

import java.util.Map;
import java.util.UUID;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.springframework.stereotype.Component;

/** A copy that Harbor Realty's owner can fetch, and the name of a policy. */
@Component
class PrivacyRows implements ForeignIds {
    private final Exports exports;
    private final MakeExport make;

    PrivacyRows(Exports exports, MakeExport make) {
        this.exports = exports;
        this.make = make;
    }

    @Override
    public Map<String, String> make(Cast.Players players) {
        UUID export = players.atHarbor(() -> {
            Export asked = exports.ask(players.grace(), false).orElseThrow();
            make.run(players.harbor(), asked.id());
            return asked.id();
        });
        return Map.of(
                "/app/settings/exports/",
                export.toString(),
                "/ops/closings/",
                UUID.randomUUID().toString(),
                "/app/policies/",
                "terms",
                "/app/policies/terms/",
                "2020-01-01");
    }
}
