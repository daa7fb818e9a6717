package org.leadnest.leads.merging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.routing.Passports;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Suspected duplicates, a merge with a look at what wins, its undo. */
@Controller
class MergePages {
    private static final String HOME = "/app/leads/duplicates";

    private final Merging merging;
    private final Suspects suspects;
    private final Leads leads;
    private final Passports passports;

    MergePages(Merging merging, Suspects suspects, Leads leads, Passports passports) {
        this.passports = passports;
        this.merging = merging;
        this.suspects = suspects;
        this.leads = leads;
    }

    @GetMapping(HOME)
    @Requires(Permission.LEADS_WRITE)
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        Optional<Cursor> place = Optional.ofNullable(after).flatMap(Cursor::parse);
        Suspects.Stretch stretch = suspects.look(place.orElse(null));
        model.addAttribute(
                "page",
                new MergePage(
                        stretch.pairs().stream().map(MergePages::pair).toList(),
                        stretch.next() == null
                                ? null
                                : HOME + "?after=" + stretch.next().encode(),
                        place.isEmpty()));
        return "leads/merging/index";
    }

    @GetMapping("/app/leads/{id}/merge")
    @Requires(Permission.LEADS_WRITE)
    String compare(@PathVariable String id, @RequestParam(defaultValue = "") String with, Model model) {
        Lead kept = find(id);
        Lead merged = find(with);
        Map<String, String[]> outcome = Merging.outcome(kept, merged);
        String whose = passports.whose(kept.id());
        outcome.put("Whose lead", new String[] {whose, passports.whose(merged.id()), whose});
        List<MergePage.Field> fields = outcome.entrySet().stream()
                .map(one -> new MergePage.Field(one.getKey(), one.getValue()[0], one.getValue()[1], one.getValue()[2]))
                .filter(field -> !field.result().isEmpty())
                .toList();
        model.addAttribute("page", new MergePage.Compare(id, kept.name(), with, merged.name(), fields));
        return "leads/merging/compare";
    }

    @PostMapping("/app/leads/{id}/merge")
    @Requires(Permission.LEADS_WRITE)
    String merge(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String with,
            Actor actor,
            RedirectAttributes redirect) {
        LeadId kept = find(id).id();
        if (merging.merge(kept, find(with).id(), actor).isEmpty()) {
            throw new NotFound();
        }
        Toast.show(redirect, "The two are one lead now. For 30 days you can undo it here.");
        return "redirect:/app/leads/" + kept;
    }

    @PostMapping("/app/leads/{id}/apart")
    @Requires(Permission.LEADS_WRITE)
    String apart(@PathVariable String id, @RequestParam(defaultValue = "") String from, RedirectAttributes redirect) {
        suspects.apart(find(id).id(), find(from).id());
        Toast.show(redirect, "They stay two and are not offered again.");
        return "redirect:" + HOME;
    }

    @PostMapping("/app/leads/merges/{merge}/undo")
    @Requires(Permission.LEADS_WRITE)
    String undo(@PathVariable String merge, Actor actor, RedirectAttributes redirect) {
        UUID id = Ids.parse(merge).orElseThrow(NotFound::new);
        MergeStore.Merge found = merging.find(id).orElseThrow(NotFound::new);
        String told = switch (merging.undo(id, actor)) {
            case DONE -> "They are two leads again.";
            case TOO_LATE -> "This merge cannot be undone any more.";
            case MERGED_ON -> "The lead was merged into another since. Undo that merge first.";
        };
        Toast.show(redirect, told);
        return "redirect:/app/leads/" + found.kept();
    }

    static MergePage.Pair pair(Suspects.Pair pair) {
        return new MergePage.Pair(
                pair.one().id().toString(),
                pair.one().shown(),
                pair.other().id().toString(),
                pair.other().shown(),
                pair.reason());
    }

    private Lead find(String id) {
        return LeadId.parse(id).flatMap(leads::find).orElseThrow(NotFound::new);
    }
}
