package org.leadnest.support;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ForOperator;
import org.leadnest.messaging.inbound.InboundToken;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /operator/support}: what waits for an answer, and answering it. */
@Controller
@ForOperator
@RequestMapping("/operator/support")
class QueuePages {
    private static final String HOME = "/operator/support";

    private final Tickets tickets;
    private final CannedAnswers answers;
    private final SupportProperties properties;
    private final InboundToken inbound;
    private final Accounts accounts;

    QueuePages(
            Tickets tickets,
            CannedAnswers answers,
            SupportProperties properties,
            InboundToken inbound,
            Accounts accounts) {
        this.properties = properties;
        this.inbound = inbound;
        this.tickets = tickets;
        this.answers = answers;
        this.accounts = accounts;
    }

    @GetMapping
    String queue(@RequestParam(defaultValue = "OPEN") String status, Actor actor, Model model) {
        Ticket.Status shown = Arrays.stream(Ticket.Status.values())
                .filter(one -> one.name().equals(status))
                .findFirst()
                .orElse(Ticket.Status.OPEN);
        ZoneId zone = zone(actor);
        model.addAttribute(
                "page",
                new QueuePage(
                        Arrays.stream(Ticket.Status.values())
                                .map(one -> new QueuePage.Tab(
                                        HOME + "?status=" + one,
                                        ThreadPage.state(one, true),
                                        one == shown,
                                        String.valueOf(tickets.count(one))))
                                .toList(),
                        tickets.queue(shown).stream()
                                .map(one -> QueueLine.of(one, HOME + "/" + one.id(), zone, true))
                                .toList()));
        model.addAttribute("door", properties.replyDomain().isBlank() ? "" : inbound.address(Accounts.HOUSE));
        return "support/queue";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID use, Actor actor, Model model) {
        Ticket ticket = find(id);
        model.addAttribute("canned", answers.list());
        model.addAttribute(
                "begun",
                Optional.ofNullable(use)
                        .flatMap(answers::find)
                        .map(answer -> answer.to(ticket.name()))
                        .orElse(""));
        List<Ticket.Entry> entries = tickets.entries(ticket);
        model.addAttribute("page", ThreadPage.of(ticket, HOME + "/" + id, entries, zone(actor), true));
        return "support/ticket";
    }

    @PostMapping("/{id}/answers")
    String answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            RedirectAttributes redirect) {
        return done(redirect, id, tickets.answer(find(id), actor, words), "Answered by mail.");
    }

    @PostMapping("/{id}/notes")
    String note(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            RedirectAttributes redirect) {
        return done(redirect, id, tickets.note(find(id), actor, words), "Noted, for operators only.");
    }

    @PostMapping("/{id}/sorting")
    String sort(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "NORMAL") Ticket.Priority priority,
            @RequestParam(required = false) @Nullable String mine,
            Actor actor,
            RedirectAttributes redirect) {
        tickets.sort(find(id), priority, mine == null ? null : actor);
        return done(redirect, id, true, "Saved.");
    }

    @PostMapping("/{id}/closing")
    String close(@PathVariable UUID id, RedirectAttributes redirect) {
        boolean closed = tickets.close(find(id));
        return done(redirect, id, closed, "Closed.");
    }

    @PostMapping("/{id}/release")
    String release(@PathVariable UUID id, RedirectAttributes redirect) {
        return done(redirect, id, tickets.release(find(id)), "It stands in the queue, and the sender was told.");
    }

    private static String done(RedirectAttributes redirect, UUID id, boolean done, String said) {
        Toast.show(
                redirect, done ? said : "Nothing was done: expected 1 to 10,000 characters, or it changed meanwhile.");
        return "redirect:" + HOME + "/" + id;
    }

    private Ticket find(UUID id) {
        return tickets.find(id).orElseThrow(NotFound::new);
    }

    private ZoneId zone(Actor actor) {
        return accounts.account(actor.account()).zone();
    }
}
