package org.leadnest.leads.browsing;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.Author;
import org.leadnest.leads.KeptText;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with the leads that are ticked in the list. Leads that are gone meanwhile are passed over. */
@Controller
class BulkActions {
    private static final int MAX_TAG = 60;
    private static final String NOT_OF_A_QUERY = "[^A-Za-z0-9%&=._~+*-]";

    private final Leads leads;
    private final AuditLog audit;

    BulkActions(Leads leads, AuditLog audit) {
        this.audit = audit;
        this.leads = leads;
    }

    @PostMapping("/app/leads/bulk/stage")
    @Requires(Permission.LEADS_WRITE)
    String stage(
            @RequestParam(defaultValue = "") List<String> leadIds,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String list,
            Actor actor,
            RedirectAttributes redirect) {
        if (stage.isBlank()) {
            return back(list, redirect, "Choose a stage first.");
        }
        return each(
                leadIds, list, redirect, "moved to " + stage, lead -> leads.changeStage(lead, stage, Author.of(actor)));
    }

    @PostMapping("/app/leads/bulk/tag")
    @Requires(Permission.LEADS_WRITE)
    String tag(
            @RequestParam(defaultValue = "") List<String> leadIds,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String list,
            Actor actor,
            RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors().expect(!tag.isBlank(), "tag", "Write the tag first.");
        KeptText.check(errors, "tag", tag, MAX_TAG);
        if (errors.any()) {
            return back(list, redirect, "The tag was not added: " + errors.of("tag"));
        }
        return each(leadIds, list, redirect, "tagged " + tag, lead -> leads.tag(lead, tag, Author.of(actor)));
    }

    @PostMapping("/app/leads/bulk/owner")
    @Requires(Permission.LEADS_WRITE)
    String owner(
            @RequestParam(defaultValue = "") List<String> leadIds,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String list,
            Actor actor,
            RedirectAttributes redirect) {
        Optional<UserId> user = Ids.parse(owner).map(UserId::new);
        if (user.isEmpty() && !owner.equals(LeadFilter.NO_OWNER)) {
            return back(list, redirect, "Choose an owner first.");
        }
        return each(
                leadIds, list, redirect, "assigned", lead -> leads.assign(lead, user.orElse(null), Author.of(actor)));
    }

    private String each(
            List<String> leadIds, String list, RedirectAttributes redirect, String done, Predicate<LeadId> action) {
        List<LeadId> chosen = leadIds.stream()
                .flatMap(id -> LeadId.parse(id).stream())
                .distinct()
                .toList();
        if (chosen.isEmpty()) {
            return back(list, redirect, "Tick the leads first.");
        }
        long count = chosen.stream().filter(action).count();
        audit.add(AuditNote.of(AuditAct.LEADS_CHANGED).with("leads", Long.toString(count)));
        return back(list, redirect, (count == 1 ? "1 lead " : count + " leads ") + done + ".");
    }

    private static String back(String list, RedirectAttributes redirect, String words) {
        Toast.show(redirect, words);
        return "redirect:" + (list.isBlank() ? "/app/leads" : "/app/leads?" + list.replaceAll(NOT_OF_A_QUERY, ""));
    }
}
