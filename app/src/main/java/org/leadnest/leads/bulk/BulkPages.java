package org.leadnest.leads.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Catalogue;
import org.leadnest.leads.LeadBulkAction;
import org.leadnest.leads.LeadBulkVerb;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.leads.Phrases;
import org.leadnest.leads.browsing.ListAddress;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/leads/bulk}: what is done with a whole list, how far it came, and the way back. */
@Controller
@RequestMapping("/app/leads/bulk")
@Requires(Permission.LEADS_WRITE)
class BulkPages {
    private final BulkActs acts;
    private final Leads leads;
    private final List<LeadBulkAction> actions;
    private final AccountZone zones;

    BulkPages(BulkActs acts, Leads leads, List<LeadBulkAction> actions, AccountZone zones) {
        this.acts = acts;
        this.leads = leads;
        this.actions = List.copyOf(actions);
        this.zones = zones;
    }

    @GetMapping
    String show(@RequestParam Map<String, String> given, Actor actor, Model model) {
        model.addAttribute("page", page(ListAddress.filter(given), actor, null));
        return "leads/bulk/index";
    }

    @PostMapping
    ModelAndView begin(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String verb,
            @RequestParam Map<String, String> given,
            Actor actor) {
        LeadFilter filter = ListAddress.read(list);
        Optional<LeadBulkVerb> wanted = acts.verb(verb).filter(one -> actor.may(one.needs()));
        String value = given.getOrDefault(verb, "").strip();
        Optional<String> objection =
                wanted.map(one -> one.objection(value)).orElse(Optional.of("Choose what is to be done."));
        if (objection.isPresent()) {
            ModelAndView again = new ModelAndView("leads/bulk/index", "page", page(filter, actor, objection.get()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        String words = words(verb, value, actor);
        return new ModelAndView(
                "redirect:/app/leads/bulk/" + acts.begin(filter, wanted.orElseThrow(), value, words, actor));
    }

    @GetMapping("/{id}")
    String progress(
            @PathVariable String id,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            Model model) {
        model.addAttribute("line", line(find(id)));
        return "bulk".equals(target) ? "leads/bulk/_action" : "leads/bulk/action";
    }

    @PostMapping("/{id}/undo")
    String undo(@PathVariable String id, RedirectAttributes redirect) {
        boolean undone = acts.undo(find(id).id());
        Toast.show(redirect, undone ? "It is being taken back." : "This can no longer be taken back.");
        return "redirect:/app/leads/bulk/" + id;
    }

    private BulkAction find(String id) {
        return Ids.parse(id).flatMap(acts::find).orElseThrow(NotFound::new);
    }

    private String words(String verb, String value, Actor actor) {
        return switch (verb) {
            case "stage" -> "Move to " + value;
            case "tag" -> "Tag “" + value + "”";
            case "untag" -> "Remove the tag “" + value + "”";
            case "owner" -> "Assign to " + owners(leads.catalogue()).getOrDefault(value, "somebody");
            default ->
                others(actor).stream()
                        .filter(choice -> choice.parameter().equals(verb))
                        .map(choice -> choice.label() + ": " + choice.options().getOrDefault(value, ""))
                        .findFirst()
                        .orElse(verb);
        };
    }

    private List<LeadBulkAction.Choice> others(Actor actor) {
        return actions.stream()
                .flatMap(action -> action.offer(actor).stream())
                .filter(choice -> acts.verb(choice.parameter()).isPresent())
                .toList();
    }

    private BulkPage page(LeadFilter filter, Actor actor, @Nullable String error) {
        Catalogue catalogue = leads.catalogue();
        Map<String, String> stages = new LinkedHashMap<>();
        catalogue.stages().forEach(stage -> stages.put(stage.name(), stage.name()));
        int count = acts.count(filter);
        return new BulkPage(
                ListAddress.query(filter),
                count == 1 ? "1 lead" : String.format(Locale.US, "%,d leads", count),
                stages,
                owners(catalogue),
                catalogue.tags(),
                others(actor),
                acts.latest().stream().map(this::line).toList(),
                error);
    }

    private static Map<String, String> owners(Catalogue catalogue) {
        Map<String, String> owners = new LinkedHashMap<>();
        catalogue.owners().forEach(owner -> owners.put(owner.id().toString(), owner.name()));
        owners.put(LeadFilter.NO_OWNER, "Nobody");
        return owners;
    }

    private BulkPage.Line line(BulkAction action) {
        return new BulkPage.Line(
                action.id().toString(),
                action.words(),
                Phrases.moment(action.madeAt(), zones.current()),
                action.madeByName(),
                switch (action.status()) {
                    case RUNNING -> "Running";
                    case DONE -> "Done";
                    case FAILED -> "Stopped";
                    case UNDOING -> "Being taken back";
                    case UNDONE -> "Taken back";
                },
                switch (action.status()) {
                    case RUNNING, UNDOING -> "info";
                    case DONE -> "good";
                    case FAILED -> "bad";
                    case UNDONE -> "plain";
                },
                action.moving(),
                action.percent(),
                outcome(action),
                acts.undoable(action),
                "/app/leads" + (action.query().isEmpty() ? "" : "?" + action.query()));
    }

    private static String outcome(BulkAction action) {
        String done = String.format(
                Locale.US, "%,d of %,d leads seen, %,d changed", action.seen(), action.expected(), action.changed());
        return action.status() == BulkAction.Status.UNDOING || action.status() == BulkAction.Status.UNDONE
                ? done + String.format(Locale.US, "; %,d are as they were before", action.undone())
                : done;
    }
}
