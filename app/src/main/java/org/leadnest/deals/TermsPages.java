package org.leadnest.deals;

import java.util.ArrayList;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The small forms of a deal's page: key dates and parties. */
@Controller
@Requires(Permission.DEALS_WRITE)
class TermsPages {
    private final Deals deals;
    private final DealPages pages;

    TermsPages(Deals deals, DealPages pages) {
        this.deals = deals;
        this.pages = pages;
    }

    @PostMapping("/app/deals/{id}/dates")
    ModelAndView dates(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> given,
            Actor actor,
            RedirectAttributes redirect) {
        DealInput input = new DealInput();
        for (KeyDate kind : KeyDate.values()) {
            if (given.containsKey(kind.key())) {
                input.put(kind.key(), given.get(kind.key()));
            }
        }
        if (given.containsKey("remindDaysBefore")) {
            input.put("remindDaysBefore", given.get("remindDaysBefore"));
        }
        return saved(deals.change(new DealId(id), input, version, actor), id, given, "Key dates saved.", redirect);
    }

    @PostMapping("/app/deals/{id}/parties")
    ModelAndView add(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> given,
            Actor actor,
            RedirectAttributes redirect) {
        List<TermsInput.PartyRow> rows = rows(id);
        rows.add(new TermsInput.PartyRow(
                given.get("role"),
                given.get("name"),
                filled(given.get("email")),
                filled(given.get("phone")),
                filled(given.get("leadId"))));
        DealInput input = new DealInput();
        input.terms().parties(rows);
        return saved(deals.change(new DealId(id), input, version, actor), id, given, "Party added.", redirect);
    }

    @PostMapping("/app/deals/{id}/parties/removal")
    ModelAndView remove(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam int position,
            Actor actor,
            RedirectAttributes redirect) {
        List<TermsInput.PartyRow> rows = rows(id);
        if (position >= 0 && position < rows.size()) {
            rows.remove(position);
        }
        DealInput input = new DealInput();
        input.terms().parties(rows);
        return saved(deals.change(new DealId(id), input, version, actor), id, Map.of(), "Party removed.", redirect);
    }

    private List<TermsInput.PartyRow> rows(UUID id) {
        Deal deal = deals.find(new DealId(id)).orElseThrow(NotFound::new);
        return new ArrayList<>(deal.terms().parties().stream()
                .map(party -> new TermsInput.PartyRow(
                        party.role().name(),
                        party.name(),
                        party.email(),
                        party.phone(),
                        party.lead() == null ? null : party.lead().toString()))
                .toList());
    }

    private ModelAndView saved(
            DealEdit edit, UUID id, Map<String, String> given, String words, RedirectAttributes redirect) {
        return switch (edit) {
            case DealEdit.Saved _ -> {
                Toast.show(redirect, words);
                yield new ModelAndView("redirect:/app/deals/" + id);
            }
            case DealEdit.Refused refused -> again(id, given, refused.errors());
            case DealEdit.Conflict _ ->
                again(
                        id,
                        given,
                        new FieldErrors()
                                .add("", "Somebody else changed this deal meanwhile. Here it is as it stands now."));
            case DealEdit.Missing _ -> throw new NotFound();
        };
    }

    private ModelAndView again(UUID id, Map<String, String> given, FieldErrors errors) {
        ModelAndView view = new ModelAndView("deals/deal", Map.of("page", pages.page(id, given, errors)));
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
