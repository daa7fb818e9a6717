package org.leadnest.deals;

import static org.leadnest.deals.TermsView.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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

/** How the commission of a deal is divided. */
@Controller
class CommissionPages {
    private static final List<String> FIELDS =
            List.of("commissionPercent", "commissionFlat", "referralPercent", "referralFlat", "referralTo");
    private static final int FREE_ROWS = 3;

    private final Deals deals;
    private final DealViews views;
    private final DealChoices choices;

    CommissionPages(Deals deals, DealViews views, DealChoices choices) {
        this.deals = deals;
        this.views = views;
        this.choices = choices;
    }

    @GetMapping("/app/deals/{id}/commission")
    @Requires(Permission.DEALS_WRITE)
    String show(@PathVariable UUID id, Model model) {
        Deal deal = deals.find(new DealId(id)).orElseThrow(NotFound::new);
        model.addAttribute("page", page(deal, values(deal), new FieldErrors()));
        return "deals/commission";
    }

    @PostMapping("/app/deals/{id}/commission")
    @Requires(Permission.DEALS_WRITE)
    ModelAndView divide(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> given,
            Actor actor,
            RedirectAttributes redirect) {
        return switch (deals.change(new DealId(id), input(given), version, actor)) {
            case DealEdit.Saved _ -> {
                Toast.show(redirect, "Commission saved.");
                yield new ModelAndView("redirect:/app/deals/" + id);
            }
            case DealEdit.Refused refused ->
                again(deals.find(new DealId(id)).orElseThrow(NotFound::new), given, refused.errors());
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

    private ModelAndView again(Deal deal, Map<String, String> given, FieldErrors errors) {
        ModelAndView view = new ModelAndView("deals/commission", Map.of("page", page(deal, given, errors)));
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private CommissionPage page(Deal deal, Map<String, String> values, FieldErrors errors) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Split.Kind kind : Split.Kind.values()) {
            kinds.put(kind.name(), kind.words());
        }
        int filled = (int) rows().filter(i -> values.containsKey("kind" + i) && !blank(values, i))
                .count();
        int shown = Math.min(TermsInput.MOST_SPLITS, filled + FREE_ROWS);
        return new CommissionPage(
                views.of(deal),
                deal.version(),
                deal.gci() == null ? "" : deal.gci().display(),
                IntStream.range(0, shown).boxed().toList(),
                kinds,
                choices.members(),
                values,
                errors.ordered());
    }

    private static IntStream rows() {
        return IntStream.range(0, TermsInput.MOST_SPLITS);
    }

    private static boolean blank(Map<String, String> given, int row) {
        return given.getOrDefault("percent" + row, "").isBlank()
                && given.getOrDefault("flat" + row, "").isBlank()
                && given.getOrDefault("name" + row, "").isBlank()
                && given.getOrDefault("user" + row, "").isBlank();
    }

    private static DealInput input(Map<String, String> given) {
        DealInput input = new DealInput();
        FIELDS.stream().filter(given::containsKey).forEach(field -> input.put(field, given.get(field)));
        List<TermsInput.SplitRow> splits = new ArrayList<>();
        rows().filter(i -> given.containsKey("kind" + i) && !blank(given, i))
                .forEach(i -> splits.add(new TermsInput.SplitRow(
                        given.get("kind" + i),
                        filled(given, "user" + i),
                        given.get("name" + i),
                        filled(given, "percent" + i),
                        filled(given, "flat" + i))));
        input.terms().splits(splits);
        return input;
    }

    private static @Nullable String filled(Map<String, String> given, String field) {
        String text = given.getOrDefault(field, "");
        return text.isBlank() ? null : text.strip();
    }

    private static Map<String, String> values(Deal deal) {
        Map<String, String> values = new LinkedHashMap<>();
        DealJson json = DealJson.of(deal);
        values.put("commissionPercent", text(json.commissionPercent()));
        values.put("commissionFlat", text(json.commissionFlat()));
        values.put("referralPercent", text(json.referralPercent()));
        values.put("referralFlat", text(json.referralFlat()));
        values.put("referralTo", text(json.referralTo()));
        for (int i = 0; i < json.splits().size(); i++) {
            DealJson.SplitJson split = json.splits().get(i);
            values.put("kind" + i, split.kind().name());
            values.put("user" + i, text(split.userId()));
            values.put("name" + i, split.name());
            values.put("percent" + i, text(split.percent()));
            values.put("flat" + i, text(split.flat()));
        }
        return values;
    }
}
