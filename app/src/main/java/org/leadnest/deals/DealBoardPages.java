package org.leadnest.deals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The board, and moves on it. */
@Controller
class DealBoardPages {
    private final Deals deals;
    private final DealBoards boards;
    private final DealViews views;

    DealBoardPages(Deals deals, DealBoards boards, DealViews views) {
        this.deals = deals;
        this.boards = boards;
        this.views = views;
    }

    @GetMapping("/app/deals")
    @Requires(Permission.DEALS_READ)
    String board(@RequestParam(required = false) @Nullable String pipeline, Actor actor, Model model) {
        model.addAttribute("page", page(pipeline, actor));
        return "deals/index";
    }

    /** The board alone, for a refresh after a move by drag or keyboard. */
    @GetMapping("/app/deals/board")
    @Requires(Permission.DEALS_READ)
    String fragment(@RequestParam(required = false) @Nullable String pipeline, Actor actor, Model model) {
        model.addAttribute("page", page(pipeline, actor));
        return "deals/_board";
    }

    /** A move by script, which asks for no page. */
    @PostMapping(path = "/app/deals/{id}/stage", headers = "HX-Request")
    @Requires(Permission.DEALS_WRITE)
    ResponseEntity<Void> moveQuietly(
            @PathVariable UUID id,
            @RequestParam String stage,
            @RequestParam(defaultValue = "0") int position,
            Actor actor) {
        return switch (deals.move(new DealId(id), stage, position, actor)) {
            case DealEdit.Saved _ -> ResponseEntity.noContent().build();
            case DealEdit.Conflict _ ->
                ResponseEntity.status(HttpStatus.CONFLICT).build();
            case DealEdit.Refused _ -> ResponseEntity.unprocessableContent().build();
            case DealEdit.Missing _ -> throw new NotFound();
        };
    }

    @PostMapping("/app/deals/{id}/stage")
    @Requires(Permission.DEALS_WRITE)
    String move(
            @PathVariable UUID id,
            @RequestParam String stage,
            @RequestParam(required = false) @Nullable String lostReason,
            @RequestParam(defaultValue = "board") String back,
            Actor actor,
            RedirectAttributes redirect) {
        DealInput input = new DealInput().put("stage", stage);
        if (lostReason != null && !lostReason.isBlank()) {
            input.put("lostReason", lostReason);
        }
        switch (deals.change(new DealId(id), input, null, actor)) {
            case DealEdit.Saved saved ->
                Toast.show(
                        redirect,
                        saved.deal().name() + " is in " + saved.deal().stage().name() + ".");
            case DealEdit.Conflict _ -> Toast.show(redirect, "Somebody else changed the deal. Nothing was moved.");
            case DealEdit.Refused refused ->
                Toast.show(
                        redirect,
                        "Not moved: "
                                + refused.errors().ordered().values().iterator().next() + ".");
            case DealEdit.Missing _ -> throw new NotFound();
        }
        return "redirect:" + ("deal".equals(back) ? "/app/deals/" + id : boardOf(new DealId(id)));
    }

    private String boardOf(DealId id) {
        Pipelines all = deals.pipelines();
        return deals.find(id)
                .flatMap(deal -> all.find(deal.stage().pipelineId()))
                .filter(one -> !one.equals(all.standard()))
                .map(one -> "/app/deals?pipeline=" + one.id())
                .orElse("/app/deals");
    }

    private DealBoardPage page(@Nullable String pipeline, Actor actor) {
        Pipelines all = deals.pipelines();
        Pipeline shown = PipelineTabs.chosen(all, pipeline).orElse(all.standard());
        List<DealBoards.Column> columns = boards.board(shown);
        Map<String, String> stages = new LinkedHashMap<>();
        columns.forEach(column -> stages.put(
                column.total().stage().id().toString(), column.total().stage().name()));
        return new DealBoardPage(
                PipelineTabs.of(all, shown, "/app/deals"),
                shown.id().toString(),
                columns.stream().map(this::column).toList(),
                stages,
                columns.stream().allMatch(column -> column.total().deals() == 0),
                actor.may(Permission.DEALS_WRITE),
                boards.undoable(actor).map(DealBoardPages::undo).orElse(null));
    }

    private DealBoardPage.Column column(DealBoards.Column column) {
        DealBoards.Total total = column.total();
        long more = total.deals() - column.cards().size();
        return new DealBoardPage.Column(
                total.stage().id().toString(),
                total.stage().name(),
                Long.toString(total.deals()),
                total.deals() == 0 ? "" : total.value().display(),
                total.gci().cents() == 0 ? "" : total.gci().display(),
                more > 0 ? more + " more" : "",
                views.of(column.cards()));
    }

    private static DealBoardPage.Undo undo(StageHistory.Move move) {
        return new DealBoardPage.Undo(
                move.dealName() + " was moved from " + move.from() + " to " + move.to() + ".",
                "/app/deals/" + move.deal() + "/stage",
                String.valueOf(move.fromId()));
    }
}
