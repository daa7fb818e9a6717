package org.leadnest.deals;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stages of deals, to be edited. */
public record PipelinePage(
        List<Row> stages, List<Row> archived, Map<String, String> outcomes, Row fresh, Map<String, String> errors) {
    /** @param problem what is wrong with it as typed, or null */
    public record Row(
            String id,
            String name,
            String outcome,
            String meaning,
            String probability,
            String deals,
            boolean first,
            @Nullable String problem) {
        public String path() {
            return "/app/settings/pipeline/" + id;
        }
    }
}
