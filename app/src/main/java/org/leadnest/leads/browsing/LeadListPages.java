package org.leadnest.leads.browsing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.leads.LeadFilter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /app/leads}: the whole page, or for htmx the list alone. */
@Controller
class LeadListPages {
    private final LeadLists lists;

    LeadListPages(LeadLists lists) {
        this.lists = lists;
    }

    @GetMapping("/app/leads")
    @Requires(Permission.LEADS_READ)
    String list(
            @RequestParam Map<String, String> given,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            Actor actor,
            Model model) {
        LeadFilter filter = ListAddress.filter(given);
        model.addAttribute("page", lists.page(filter, given.get("after"), actor));
        return "lead-list".equals(target) ? "leads/_list" : "leads/index";
    }
}
