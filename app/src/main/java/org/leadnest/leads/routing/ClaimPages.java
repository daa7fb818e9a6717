package org.leadnest.leads.routing;

import java.time.InstantSource;
import java.util.List;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Phrases;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/leads/unclaimed}: what is offered and what is in the pond. */
@Controller
class ClaimPages {
    private final Claims claims;
    private final InstantSource clock;

    ClaimPages(Claims claims, InstantSource clock) {
        this.claims = claims;
        this.clock = clock;
    }

    @GetMapping("/app/leads/unclaimed")
    @Requires(Permission.LEADS_READ)
    String list(Actor actor, Model model) {
        List<ClaimPage.Line> lines =
                claims.waiting().stream().map(one -> line(one, actor)).toList();
        model.addAttribute(
                "page",
                new ClaimPage(
                        lines.stream().filter(line -> !line.pond()).toList(),
                        lines.stream().filter(ClaimPage.Line::pond).toList()));
        return "leads/routing/unclaimed";
    }

    @PostMapping("/app/leads/{id}/claim")
    @Requires(Permission.LEADS_WRITE)
    String claim(@PathVariable String id, Actor actor, RedirectAttributes redirect) {
        LeadId lead = LeadId.parse(id).orElseThrow(NotFound::new);
        return switch (claims.claim(lead, actor)) {
            case Claims.Claim.Yours() -> {
                Toast.show(redirect, "The lead is yours.");
                yield "redirect:/app/leads/" + lead;
            }
            case Claims.Claim.Taken(String by) -> {
                Toast.show(redirect, by + " was faster: the lead is taken.");
                yield "redirect:/app/leads/unclaimed";
            }
            case Claims.Claim.NotYours() -> {
                Toast.show(redirect, "This lead is offered to others for now.");
                yield "redirect:/app/leads/unclaimed";
            }
            case Claims.Claim.Missing() -> throw new NotFound();
        };
    }

    private ClaimPage.Line line(RoutingStore.Unclaimed one, Actor actor) {
        return new ClaimPage.Line(
                one.lead().toString(),
                one.name().isBlank() ? "A lead without a name" : one.name(),
                one.source() == null ? "" : one.source(),
                one.about() == null ? "" : one.about(),
                Phrases.ago(one.since(), clock.instant()),
                one.until() == null
                        ? ""
                        : Math.max(
                                        1,
                                        java.time.Duration.between(clock.instant(), one.until())
                                                .toMinutes()) + " min left",
                one.until() == null,
                one.open(actor.user()));
    }
}
