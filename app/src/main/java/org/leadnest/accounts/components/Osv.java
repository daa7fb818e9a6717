package org.leadnest.accounts.components;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.outbound.OutboundHttp;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks OSV (google.github.io/osv.dev, API version 1): which weaknesses it knows of package URLs, and then what each is. Nothing but
 * package URLs, and the names that OSV itself has just told, leaves the service.
 */
@Component
class Osv {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    /** The most that one call may ask. */
    private static final int MOST = 1_000;

    private static final int SUMMARY_CHARS = 300;

    private final RestClient http;
    private final JsonMapper json;

    Osv(
            @Value("${leadnest.components.osv-url:https://api.osv.dev}") String baseUrl,
            OutboundHttp outbound,
            JsonMapper json) {
        this.http = outbound.client(baseUrl, ANSWER);
        this.json = json;
    }

    /** Whatever goes wrong on the way is thrown: half an answer is none. */
    List<Weakness> weaknesses(List<String> purls) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        for (int from = 0; from < purls.size(); from += MOST) {
            List<Question> open = purls.subList(from, Math.min(purls.size(), from + MOST)).stream()
                    .map(purl -> new Question(purl, null))
                    .toList();
            while (!open.isEmpty()) {
                open = ask(open, found);
            }
        }
        Map<String, JsonNode> told = new HashMap<>();
        List<Weakness> weaknesses = new ArrayList<>();
        found.forEach((purl, ids) -> ids.forEach(id -> {
            JsonNode about = told.computeIfAbsent(id, this::about);
            if (about.path("withdrawn").asString("").isEmpty()) {
                weaknesses.add(weakness(id, purl, about));
            }
        }));
        return weaknesses;
    }

    /** @param page the token of what follows; null for the first page */
    private record Question(String purl, @Nullable String page) {}

    /** Answers what is to be asked further, where there is more than a page. */
    private List<Question> ask(List<Question> questions, Map<String, Set<String>> found) {
        List<Map<String, Object>> queries = questions.stream()
                .map(question -> {
                    Map<String, Object> query = new HashMap<>();
                    query.put("package", Map.of("purl", question.purl()));
                    if (question.page() != null) {
                        query.put("page_token", question.page());
                    }
                    return query;
                })
                .toList();
        JsonNode results = read(http.post()
                        .uri("/v1/querybatch")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json.writeValueAsString(Map.of("queries", queries)))
                        .retrieve()
                        .body(String.class))
                .path("results");
        if (results.size() != questions.size()) {
            throw new IllegalStateException("expected " + questions.size() + " results of OSV, not " + results.size());
        }
        List<Question> more = new ArrayList<>();
        for (int index = 0; index < questions.size(); index++) {
            Question question = questions.get(index);
            for (JsonNode one : results.path(index).path("vulns")) {
                found.computeIfAbsent(question.purl(), first -> new LinkedHashSet<>())
                        .add(one.path("id").asString(""));
            }
            String next = results.path(index).path("next_page_token").asString("");
            if (!next.isEmpty()) {
                more.add(new Question(question.purl(), next));
            }
        }
        return more;
    }

    private JsonNode about(String id) {
        return read(http.get().uri("/v1/vulns/{id}", id).retrieve().body(String.class));
    }

    private static Weakness weakness(String id, String purl, JsonNode about) {
        String summary = about.path("summary").asString("");
        String rated = about.path("database_specific").path("severity").asString("");
        return new Weakness(
                id,
                purl,
                summary.length() <= SUMMARY_CHARS ? summary : summary.substring(0, SUMMARY_CHARS),
                Weakness.Severity.of(rated),
                Instant.parse(about.path("published").asString("")));
    }

    private JsonNode read(@Nullable String answer) {
        return json.readTree(answer == null ? "" : answer);
    }
}
