package org.leadnest.deals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.web.NotFound;

/**
 * The pipelines that a page can show, one of them shown.
 *
 * @param tabs empty where there is only one
 * @param query of the shown one, to be put behind the address of another page of deals: {@code ?pipeline=…} or nothing
 */
public record PipelineTabs(List<Tab> tabs, String query) {
    public record Tab(String label, String href, boolean shown) {}

    /** The pipeline that an address names; another account's, or none that there is, is not found. */
    static Optional<Pipeline> chosen(Pipelines all, @Nullable String pipeline) {
        return pipeline == null || pipeline.isBlank()
                ? Optional.empty()
                : Optional.of(all.find(pipeline).orElseThrow(NotFound::new));
    }

    /** One tab for each in use, and for the shown one if it is archived. */
    static PipelineTabs of(Pipelines all, Pipeline shown, String path) {
        List<Tab> tabs = new ArrayList<>();
        for (Pipeline one : all.all()) {
            boolean same = one.equals(shown);
            if (!one.archived() || same) {
                tabs.add(new Tab(
                        one.archived() ? one.name() + " (archived)" : one.name(),
                        one.equals(all.standard()) ? path : path + "?pipeline=" + one.id(),
                        same));
            }
        }
        return new PipelineTabs(
                tabs.size() > 1 ? tabs : List.of(), shown.equals(all.standard()) ? "" : "?pipeline=" + shown.id());
    }

    /** As {@link #of}, with all pipelines together in front, shown where {@code shown} is null. */
    static PipelineTabs withAll(Pipelines all, @Nullable Pipeline shown, String path) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab("All", path, shown == null));
        for (Pipeline one : all.all()) {
            tabs.add(new Tab(
                    one.archived() ? one.name() + " (archived)" : one.name(),
                    path + "?pipeline=" + one.id(),
                    one.equals(shown)));
        }
        return new PipelineTabs(tabs.size() > 2 ? tabs : List.of(), shown == null ? "" : "?pipeline=" + shown.id());
    }
}
