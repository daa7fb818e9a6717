package org.leadnest.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OSV as far as version 1 of its API is asked here: batches of package URLs, and what a weakness is. Of a package with several
 * weaknesses each page names one.
 */
public final class OsvPeer extends HttpPeer {
    private final JsonMapper json = new JsonMapper();
    private final Map<String, List<String>> ofPackage = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> known = new ConcurrentHashMap<>();

    /** @param severity as GitHub's advisories rate it; empty when nobody did */
    public void weakness(String id, String purl, String severity, Instant published) {
        Map<String, Object> about =
                new HashMap<>(Map.of("id", id, "summary", "Something about " + id, "published", published.toString()));
        if (!severity.isEmpty()) {
            about.put("database_specific", Map.of("severity", severity));
        }
        known.put(id, about);
        ofPackage.computeIfAbsent(purl, first -> new CopyOnWriteArrayList<>()).add(id);
    }

    public void withdraw(String id, Instant at) {
        known.computeIfPresent(id, (name, about) -> {
            about.put("withdrawn", at.toString());
            return about;
        });
    }

    @Override
    public void forget() {
        super.forget();
        ofPackage.clear();
        known.clear();
    }

    @Override
    protected Answer answer(Call call) {
        if (call.path().equals("/v1/querybatch")) {
            List<Map<String, Object>> results = new ArrayList<>();
            for (JsonNode query : json.readTree(call.body()).path("queries")) {
                results.add(page(
                        query.at("/package/purl").asString(""),
                        query.path("page_token").asString("0")));
            }
            return Answer.json(200, json.writeValueAsString(Map.of("results", results)));
        }
        @Nullable Map<String, Object> about = known.get(call.path().replace("/v1/vulns/", ""));
        return about == null ? Answer.json(404, "{}") : Answer.json(200, json.writeValueAsString(about));
    }

    private Map<String, Object> page(String purl, String token) {
        List<String> ids = ofPackage.getOrDefault(purl, List.of());
        int index = Integer.parseInt(token);
        Map<String, Object> page = new HashMap<>();
        if (index < ids.size()) {
            page.put("vulns", List.of(Map.of("id", ids.get(index))));
        }
        if (index + 1 < ids.size()) {
            page.put("next_page_token", Integer.toString(index + 1));
        }
        return page;
    }
}
