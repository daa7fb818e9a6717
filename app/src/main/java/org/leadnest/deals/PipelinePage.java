package org.leadnest.deals;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline and its stages, to be edited.
 *
 * @param fresh the name of a new pipeline, as typed
 * @param problems of the forms about pipelines, by field: {@code name} of the shown one, {@code fresh} of a new one
 * @param models id to name of the pipelines after which a new one can be made
 */
public record PipelinePage(
        PipelineTabs tabs,
        Shown shown,
        String fresh,
        Map<String, String> models,
        List<Kept> shelved,
        Map<String, String> problems,
        List<Row> stages,
        List<Row> archived,
        Map<String, String> outcomes,
        Row freshStage,
        Map<String, String> errors) {
    /**
     * The pipeline that is looked at.
     *
     * @param name as typed
     * @param standard whether it is the default one
     * @param only whether no other is in use
     */
    public record Shown(String id, String title, String name, boolean standard, boolean only, boolean archived) {
        public String path() {
            return "/app/settings/pipelines/" + id;
        }
    }

    /** A pipeline that is out of use. */
    public record Kept(String id, String name) {
        public String path() {
            return "/app/settings/pipelines/" + id;
        }
    }

    /**
     * A stage.
     *
     * @param problem what is wrong with it as typed, or null
     */
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
