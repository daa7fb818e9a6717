package org.leadnest.leads.browsing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.leads.LeadFilter;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/leads/lists}: saved filters, as a row of links over the list and as a page of its own. */
@Controller
class SmartListPages {
    private static final int MOST_NAME = 80;
    private static final int MOST_QUERY = 8_000;

    private final SmartLists lists;

    SmartListPages(SmartLists lists) {
        this.lists = lists;
    }

    @GetMapping("/app/leads/lists")
    @Requires(Permission.LEADS_READ)
    String list(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "false") boolean row,
            Actor actor,
            Model model) {
        List<SmartListRow> rows = lists.of(actor.user()).stream()
                .map(one -> new SmartListRow(
                        one.id().toString(),
                        one.name(),
                        "/app/leads" + (one.query().isEmpty() ? "" : "?" + one.query()),
                        one.mine(),
                        one.shared(),
                        one.query().equals(list),
                        ListBuilderPages.PATH + "?name=" + URLEncoder.encode(one.name(), StandardCharsets.UTF_8)
                                + "&shared=" + one.shared() + (one.query().isEmpty() ? "" : "&" + one.query())))
                .toList();
        model.addAttribute("lists", rows);
        return row ? "leads/_smartlists" : "leads/smartlists";
    }

    @PostMapping("/app/leads/lists")
    @Requires(Permission.LEADS_READ)
    String save(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "false") boolean shared,
            Actor actor,
            RedirectAttributes redirect) {
        LeadFilter filter = ListAddress.read(list);
        String query = ListAddress.query(filter);
        boolean fits = !name.isBlank() && name.strip().length() <= MOST_NAME && query.length() <= MOST_QUERY;
        Toast.show(
                redirect,
                fits ? saved(name.strip(), filter, shared, actor) : "Give the list a name of up to 80 characters.");
        return "redirect:/app/leads" + (query.isEmpty() ? "" : "?" + query);
    }

    private String saved(String name, LeadFilter filter, boolean shared, Actor actor) {
        return switch (lists.save(actor.user(), name, filter, shared)) {
            case SAVED -> "Saved: " + name;
            case REPLACED -> name + " shows this filter now.";
            case TOO_MANY -> "There are 100 lists already. Remove one first.";
        };
    }

    @PostMapping("/app/leads/lists/{id}/removal")
    @Requires(Permission.LEADS_READ)
    String remove(@PathVariable UUID id, Actor actor, RedirectAttributes redirect) {
        if (!lists.remove(actor.user(), id)) {
            throw new NotFound();
        }
        Toast.show(redirect, "The list is removed; its leads stay as they are.");
        return "redirect:/app/leads/lists";
    }
}
