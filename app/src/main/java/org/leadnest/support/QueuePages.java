package org.leadnest.support;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.Operators;
import org.leadnest.accounts.User;
import org.leadnest.accounts.WrittenDown;
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

/** {@code /ops/support}: what waits for an answer, and answering it. */
@Controller
@ForOperator
@RequestMapping("/ops/support")
class QueuePages {
    private static final String HOME = "/ops/support";

    private final Tickets tickets;
    private final CannedAnswers answers;
    private final SupportProperties properties;
    private final InboundToken inbound;
    private final Accounts accounts;
    private final Operators operators;
    private final TicketHoldPages holds;
    private final InstantSource clock;

    QueuePages(
            Tickets tickets,
            CannedAnswers answers,
            SupportProperties properties,
            InboundToken inbound,
            Accounts accounts,
            Operators operators,
            TicketHoldPages holds,
            InstantSource clock) {
        this.operators = operators;
        this.holds = holds;
        this.clock = clock;
        this.properties = properties;
        this.inbound = inbound;
        this.tickets = tickets;
        this.answers = answers;
        this.accounts = accounts;
    }

    @GetMapping
    String queue(@RequestParam(defaultValue = "OPEN") String view, Actor actor, Model model) {
        QueueView shown = QueueView.of(view);
        ZoneId zone = zone(actor);
        List<QueueLine> lines = tickets.queue(shown, actor).stream()
                .map(one -> QueueLine.of(one, HOME + "/" + one.id(), zone, true, clock.instant()))
                .toList();
        model.addAttribute("page", QueuePage.of(shown, tickets.counts(actor), tickets.promptness(), lines, HOME));
        model.addAttribute("door", properties.replyDomain().isBlank() ? "" : inbound.address(Accounts.HOUSE));
        return "support/queue";
    }

    @GetMapping("/{id}")
    @WrittenDown
    String show(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID use, Actor actor, Model model) {
        Ticket ticket = find(id);
        model.addAttribute("canned", answers.list());
        model.addAttribute(
                "begun",
                Optional.ofNullable(use)
                        .flatMap(answers::find)
                        .map(answer -> answer.to(ticket.name()))
                        .orElse(""));
        model.addAttribute("operators", choices());
        model.addAttribute("keptUntil", holds.until(ticket));
        List<Ticket.Entry> entries = tickets.entries(ticket);
        model.addAttribute("page", ThreadPage.of(ticket, HOME + "/" + id, entries, zone(actor), true, clock.instant()));
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
            @RequestParam(defaultValue = "") String assignee,
            Actor actor,
            RedirectAttributes redirect) {
        Optional<User> person = operators.people().stream()
                .filter(one -> one.id().value().toString().equals(assignee))
                .findFirst();
        tickets.sort(find(id), priority, person.orElse(null), actor);
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

    private Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        operators.people().forEach(one -> choices.put(one.id().value().toString(), one.name()));
        return choices;
    }

    private Ticket find(UUID id) {
        return tickets.find(id).orElseThrow(NotFound::new);
    }

    private ZoneId zone(Actor actor) {
        return accounts.account(actor.account()).zone();
    }
}
