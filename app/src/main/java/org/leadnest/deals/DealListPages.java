package org.leadnest.deals;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code /app/deals/list}: deals as a table, newest first. */
@Controller
@Requires(Permission.DEALS_READ)
class DealListPages {
    private static final int ROWS = 50;

    private final Deals deals;
    private final DealViews views;
    private final DealChoices choices;

    DealListPages(Deals deals, DealViews views, DealChoices choices) {
        this.deals = deals;
        this.views = views;
        this.choices = choices;
    }

    @GetMapping("/app/deals/list")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String pipeline,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        DealListPage.Filters filters = new DealListPage.Filters(q.strip(), pipeline, stage, owner, state);
        Pipelines all = deals.pipelines();
        DealFilter wanted = new DealFilter(
                PipelineTabs.chosen(all, pipeline).map(Pipeline::id).orElse(null),
                id(stage),
                null,
                id(owner),
                state.isBlank() ? null : state.equals("open"),
                filters.q());
        Optional<Cursor> place = Optional.ofNullable(after).flatMap(Cursor::timed);
        Page<Deal> page = deals.list(wanted, place.orElse(null), ROWS);
        model.addAttribute(
                "page",
                new DealListPage(
                        filters,
                        all.several() ? all.names() : java.util.Map.of(),
                        all.stageNames(),
                        choices.members(),
                        views.of(page.data()),
                        !wanted.equals(DealFilter.ALL),
                        page.next() == null ? null : address(filters, page.next()),
                        place.isEmpty() ? null : address(filters, null)));
        return "deals/list";
    }

    private static @Nullable UUID id(String text) {
        return text.isBlank() ? null : Ids.parse(text).orElse(null);
    }

    private static String address(DealListPage.Filters filters, @Nullable String after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/app/deals/list");
        put(address, "q", filters.q());
        put(address, "pipeline", filters.pipeline());
        put(address, "stage", filters.stage());
        put(address, "owner", filters.owner());
        put(address, "state", filters.state());
        put(address, "after", after == null ? "" : after);
        return address.encode().build().toUriString();
    }

    private static void put(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }
}
