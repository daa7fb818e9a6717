package org.leadnest.support;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/support}: asking the operator from within the application. */
@Controller
@RequestMapping("/app/support")
@Requires(Permission.PROFILE_WRITE)
class MyTicketPages {
    private static final String HOME = "/app/support";

    private final Tickets tickets;
    private final Accounts accounts;
    private final InstantSource clock;

    MyTicketPages(Tickets tickets, Accounts accounts, InstantSource clock) {
        this.clock = clock;
        this.tickets = tickets;
        this.accounts = accounts;
    }

    @GetMapping
    ModelAndView list(Actor actor) {
        return list(actor, blank(actor), Map.of(), null);
    }

    @PostMapping
    ModelAndView send(
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        NewTicket blank = blank(actor);
        NewTicket wanted = new NewTicket(actor, blank.name(), blank.email(), topic, subject, words);
        return switch (tickets.open(wanted, null, request.getRemoteAddr() + actor.userUuid())) {
            case Tickets.Opening.Taken taken -> {
                Toast.show(redirect, "We have it, and answer by mail and here.");
                yield new ModelAndView("redirect:" + HOME + "/" + taken.ticket());
            }
            case Tickets.Opening.Refused refused -> {
                ModelAndView page = list(actor, wanted, refused.errors().ordered(), null);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
            case Tickets.Opening.TooMany() -> {
                ModelAndView page = list(actor, wanted, Map.of(), "That was a lot at once. Try again in ten minutes.");
                page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
                yield page;
            }
        };
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Actor actor, Model model) {
        Ticket ticket = find(id, actor);
        model.addAttribute(
                "page",
                ThreadPage.of(ticket, HOME + "/" + id, tickets.entries(ticket), zone(actor), false, clock.instant()));
        return "support/mine";
    }

    @PostMapping("/{id}/replies")
    String reply(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            RedirectAttributes redirect) {
        boolean kept = tickets.reply(find(id, actor), words);
        Toast.show(redirect, kept ? "Sent." : "Not sent: expected 1 to 10,000 characters.");
        return "redirect:" + HOME + "/" + id;
    }

    @PostMapping("/{id}/rating")
    String rate(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "true") boolean helped,
            @RequestParam(defaultValue = "") String why,
            Actor actor) {
        tickets.rate(find(id, actor), helped, why);
        return "redirect:" + HOME + "/" + id;
    }

    private Ticket find(UUID id, Actor actor) {
        return tickets.own(id, actor).orElseThrow(NotFound::new);
    }

    private NewTicket blank(Actor actor) {
        return new NewTicket(
                actor, actor.name(), accounts.user(actor.user()).email().value(), Topic.QUESTION.name(), "", "");
    }

    private ZoneId zone(Actor actor) {
        return accounts.account(actor.account()).zone();
    }

    private ModelAndView list(Actor actor, NewTicket form, Map<String, String> errors, @Nullable String problem) {
        ZoneId zone = zone(actor);
        List<QueueLine> lines = tickets.own(actor).stream()
                .map(one -> QueueLine.of(one, HOME + "/" + one.id(), zone, false, clock.instant()))
                .toList();
        return new ModelAndView("support/index", "page", TicketFormPage.of(form, "", errors, problem, null))
                .addObject("lines", lines);
    }
}
