package org.leadnest.support;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.StepUp;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.leadnest.privacy.KeptByLaw;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /ops/support/{id}/hold}: keeps one request by law, whatever becomes of whoever wrote it. */
@Controller
@ForOperator(made = true)
@RequestMapping("/ops/support/{id}/hold")
class TicketHoldPages {
    private static final String VIEW = "support/hold";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private final Tickets tickets;
    private final KeptByLaw law;

    TicketHoldPages(Tickets tickets, KeptByLaw law) {
        this.tickets = tickets;
        this.law = law;
    }

    /** As it was typed. */
    record Form(
            @Nullable String reason,
            @Nullable String law,
            @Nullable String until) {
        String text(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }
    }

    @GetMapping
    String form(@PathVariable UUID id, Model model) {
        return page(find(id), new Form("", "", ""), null, model);
    }

    @PostMapping
    @StepUp("keep a request by law")
    String hold(
            @PathVariable UUID id,
            Form form,
            Actor operator,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Ticket ticket = find(id);
        try {
            LocalDate until = LocalDate.parse(form.text(form.until()));
            law.keepTicket(
                    account(ticket), ticket.number(), form.text(form.reason()), form.text(form.law()), until, operator);
            Toast.show(redirect, "It is kept. Erasure and retention leave it until the hold ends.");
            return "redirect:/ops/support/" + id;
        } catch (DateTimeParseException unfit) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(ticket, form, "expected the last day, such as 2027-01-31", model);
        } catch (IllegalArgumentException unfit) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(ticket, form, String.valueOf(unfit.getMessage()), model);
        }
    }

    private String page(Ticket ticket, Form form, @Nullable String problem, Model model) {
        model.addAttribute(
                "page",
                new TicketHoldPage(
                        "/ops/support/" + ticket.id(),
                        ticket.reference(),
                        "/ops/accounts/" + account(ticket) + "/holds",
                        until(ticket),
                        form.text(form.reason()),
                        form.text(form.law()),
                        form.text(form.until()),
                        problem));
        return VIEW;
    }

    /** The last day of what keeps it now; empty while nothing does. */
    String until(Ticket ticket) {
        return law.ticket(account(ticket), ticket.number()).map(DAY::format).orElse("");
    }

    /** The customer's; the house's where somebody wrote without an account. */
    private static AccountId account(Ticket ticket) {
        UUID customer = ticket.customer();
        return customer == null ? Accounts.HOUSE : new AccountId(customer);
    }

    private Ticket find(UUID id) {
        return tickets.find(id).orElseThrow(NotFound::new);
    }
}
