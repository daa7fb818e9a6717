package org.leadnest.accounts.settings;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.keys.ApiKey;
import org.leadnest.accounts.keys.ApiKeys;

/** Writes API keys out for their page. */
final class KeyLines {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", Locale.US);

    private final ZoneId zone;
    private final Instant now;

    KeyLines(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    KeysPage.Key line(ApiKey key) {
        boolean usable = key.usableAt(now);
        String state = usable
                ? key.rotated() ? "Replaced" : "In force"
                : key.revokedAt().isPresent() ? "Revoked" : "Expired";
        String until = key.expiresAt()
                .map(end -> ", until " + DAY.format(end.atZone(zone)))
                .orElse("");
        return new KeysPage.Key(
                key.id().toString(),
                key.name(),
                "ln_…" + key.hint(),
                scopes(key.scopes()),
                key.service() ? "the account; " + key.madeBy() + " answers for it" : key.madeBy(),
                DAY.format(key.createdAt().atZone(zone)) + until,
                key.lastUsedAt().map(at -> TIME.format(at.atZone(zone))).orElse("Never"),
                state,
                usable ? "good" : "plain",
                usable,
                usable && !key.rotated());
    }

    /** What keys can be allowed, by area: {@code leads:read} and its like stand under "Leads". */
    static List<KeysPage.Area> areas() {
        Map<String, List<KeysPage.Scope>> areas = new LinkedHashMap<>();
        for (Permission permission : ApiKeys.GRANTABLE) {
            String area = permission.scope().substring(0, permission.scope().indexOf(':'));
            areas.computeIfAbsent(area, missing -> new ArrayList<>())
                    .add(new KeysPage.Scope(permission.scope(), PermissionWords.of(permission)));
        }
        return areas.entrySet().stream()
                .map(area -> new KeysPage.Area(capital(area.getKey()), area.getValue()))
                .toList();
    }

    private static String scopes(List<String> scopes) {
        return scopes.size() == ApiKeys.GRANTABLE.size() ? "Everything" : String.join(", ", scopes);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
