package org.leadnest.leads.words;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings page of stages and sources. @param problem why the last name was not taken, by the id of its form */
public record WordsPage(
        List<Row> stages,
        List<Row> sources,
        List<Row> archived,
        Map<String, String> tones,
        Map<String, String> problem) {

    /** @param kind {@code Stage} or {@code Source} */
    public record Row(
            String id,
            String kind,
            String name,
            String tone,
            boolean first,
            @Nullable String problem) {
        public String path() {
            return "/app/settings/stages/" + id;
        }
    }

    public @Nullable String problem(String form) {
        return problem.get(form);
    }

    public String typed(String form) {
        return problem.getOrDefault(form + "-typed", "");
    }
}
