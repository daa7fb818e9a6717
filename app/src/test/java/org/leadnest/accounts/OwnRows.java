package org.leadnest.accounts;

import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.keys.ApiKeys;
import org.leadnest.accounts.keys.NewApiKey;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.springframework.stereotype.Component;

/** This module's rows for the walk as a rival. */
@Component
class OwnRows implements ForeignIds {
    private final ApiKeys keys;

    OwnRows(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public Map<String, String> make(Cast.Players players) {
        return players.atHarbor(() -> {
            keys.make(players.grace(), new NewApiKey("Harbor's", ApiKeys.GRANTABLE, Optional.empty()));
            return Map.of("/app/settings/api-keys/", keys.all().getFirst().id().toString());
        });
    }
}
