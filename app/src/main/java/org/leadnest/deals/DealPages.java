package org.leadnest.deals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a deal and its form. */
@Controller
class DealPages {
    private static final List<String> FIELDS = List.of(
            "name",
            "value",
            "stage",
            "leadId",
            "ownerId",
            "listingKey",
            "expectedClose",
            "commissionPercent",
            "commissionFlat",
            "lostReason",
            "probability");

    private final Deals deals;
    private final DealViews views;
    private final DealChoices choices;

    DealPages(Deals deals, DealViews views, DealChoices choices) {
        this.deals = deals;
        this.views = views;
        this.choices = choices;
    }

    @GetMapping("/app/deals/{id}")
    @Requires(Permission.DEALS_READ)
    String deal(@PathVariable UUID id, Model model) {
        model.addAttribute("page", page(id, Map.of(), new FieldErrors()));
        return "deals/deal";
    }

    DealPage page(UUID id, Map<String, String> values, FieldErrors errors) {
        Deal deal = find(id);
        List<DealPage.Move> history =
                deals.history(deal.id()).stream().map(this::move).toList();
        return new DealPage(
                views.of(deal),
                views.terms(deal),
                deal.version(),
                deals.pipelines().stageNames(),
                TermsView.roles(),
                deals.lostReasons(),
                history,
                values,
                errors.ordered());
    }

    @GetMapping("/app/deals/new")
    @Requires(Permission.DEALS_WRITE)
    String blank(@RequestParam Map<String, String> given, Model model) {
        Map<String, String> values = new LinkedHashMap<>(given);
        Pipelines all = deals.pipelines();
        Pipeline pipeline = PipelineTabs.chosen(all, given.get("pipeline"))
                .filter(one -> !one.archived())
                .orElse(all.standard());
        values.putIfAbsent("stage", pipeline.first().id().toString());
        model.addAttribute("page", form(null, values, new FieldErrors()));
        return "deals/form";
    }

    @PostMapping("/app/deals")
    @Requires(Permission.DEALS_WRITE)
    ModelAndView open(@RequestParam Map<String, String> given, Actor actor, RedirectAttributes redirect) {
        return switch (deals.open(input(given), actor)) {
            case DealEdit.Saved saved -> {
                Toast.show(redirect, "Deal opened.");
                yield new ModelAndView("redirect:/app/deals/" + saved.deal().id());
            }
            case DealEdit.Refused refused -> again(null, given, refused.errors());
            case DealEdit.Conflict _, DealEdit.Missing _ -> throw new NotFound();
        };
    }

    @GetMapping("/app/deals/{id}/edit")
    @Requires(Permission.DEALS_WRITE)
    String edit(@PathVariable UUID id, @RequestParam Map<String, String> given, Model model) {
        Deal deal = find(id);
        Map<String, String> values = values(deal);
        values.putAll(given);
        model.addAttribute("page", form(deal, values, new FieldErrors()));
        return "deals/form";
    }

    @PostMapping("/app/deals/{id}")
    @Requires(Permission.DEALS_WRITE)
    ModelAndView change(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> given,
            Actor actor,
            RedirectAttributes redirect) {
        return switch (deals.change(new DealId(id), input(given), version, actor)) {
            case DealEdit.Saved saved -> {
                Toast.show(redirect, "Deal saved.");
                yield new ModelAndView("redirect:/app/deals/" + saved.deal().id());
            }
            case DealEdit.Refused refused -> again(find(id), given, refused.errors());
            case DealEdit.Conflict conflict ->
                again(
                        conflict.current(),
                        given,
                        new FieldErrors()
                                .add(
                                        "",
                                        "Somebody else changed this deal meanwhile. Saving again overwrites their change."));
            case DealEdit.Missing _ -> throw new NotFound();
        };
    }

    private ModelAndView again(@Nullable Deal deal, Map<String, String> given, FieldErrors errors) {
        ModelAndView view = new ModelAndView("deals/form", Map.of("page", form(deal, given, errors)));
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private DealFormPage form(@Nullable Deal deal, Map<String, String> values, FieldErrors errors) {
        String q = values.getOrDefault("q", "");
        String url = deal == null ? "/app/deals" : "/app/deals/" + deal.id();
        return new DealFormPage(
                deal == null ? "New deal" : "Edit deal",
                url,
                url,
                deal == null ? "/app/deals/new" : url + "/edit",
                deal == null ? "Open deal" : "Save deal",
                deal == null ? 0 : deal.version(),
                values,
                errors.ordered(),
                stages(deal),
                choices.leads(q, values.getOrDefault("leadId", "")),
                owners(deal),
                choices.listings(values.getOrDefault("listingKey", "")),
                deals.lostReasons(),
                q);
    }

    private Deal find(UUID id) {
        return deals.find(new DealId(id)).orElseThrow(NotFound::new);
    }

    /** Those of the pipelines in use, and the one in which the deal stands. */
    private Map<String, String> stages(@Nullable Deal deal) {
        Map<String, String> stages = deals.pipelines().stageNames();
        if (deal != null) {
            stages.putIfAbsent(deal.stage().id().toString(), deal.stage().full());
        }
        return stages;
    }

    /** The members; of somebody who left, the deal says still whose it was. */
    private Map<String, String> owners(@Nullable Deal deal) {
        Map<String, String> owners = choices.members();
        if (deal != null && deal.ownerId() != null) {
            owners.putIfAbsent(
                    deal.ownerId().toString(), deal.ownerName() == null ? "Somebody who left" : deal.ownerName());
        }
        return owners;
    }

    /** An owner that nobody chose is left to what is usual. */
    private static DealInput input(Map<String, String> given) {
        DealInput input = new DealInput();
        FIELDS.stream()
                .filter(given::containsKey)
                .filter(field -> !field.equals("ownerId")
                        || !given.getOrDefault(field, "").isBlank())
                .forEach(field -> input.put(field, given.get(field)));
        return input;
    }

    private static Map<String, String> values(Deal deal) {
        Map<String, String> values = new LinkedHashMap<>();
        DealJson json = DealJson.of(deal);
        values.put("name", deal.name());
        values.put("value", deal.value().dollars().toPlainString());
        values.put("stage", deal.stage().id().toString());
        values.put("leadId", text(json.leadId()));
        values.put("ownerId", text(deal.ownerId()));
        values.put("listingKey", text(json.listingKey()));
        values.put("expectedClose", text(json.expectedClose()));
        values.put("commissionPercent", text(json.commissionPercent()));
        values.put("commissionFlat", text(json.commissionFlat()));
        values.put("lostReason", text(json.lostReason()));
        values.put("probability", text(deal.terms().probability()));
        return values;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private DealPage.Move move(StageHistory.Move move) {
        String text = move.from() == null ? "Opened in " + move.to() : move.from() + " to " + move.to();
        return new DealPage.Move(
                text, move.by(), views.time(move.at()), move.at().toString());
    }
}
