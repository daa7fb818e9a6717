package org.leadnest.support;

import java.time.InstantSource;
import org.leadnest.accounts.Open;
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

/** {@code /support/{token}}: a thread for whoever has the link from the mail. */
@Controller
@Open
@RequestMapping("/support/{token}")
class ThreadPages {
    private final Tickets tickets;
    private final TicketSeal seal;
    private final InstantSource clock;

    ThreadPages(Tickets tickets, TicketSeal seal, InstantSource clock) {
        this.clock = clock;
        this.tickets = tickets;
        this.seal = seal;
    }

    @GetMapping
    String show(@PathVariable String token, Model model) {
        Ticket ticket = find(token);
        model.addAttribute(
                "page",
                ThreadPage.of(
                        ticket,
                        "/support/" + token,
                        tickets.entries(ticket),
                        AnswerClock.OFFICE,
                        false,
                        clock.instant()));
        return "support/thread";
    }

    @PostMapping("/replies")
    String reply(
            @PathVariable String token, @RequestParam(defaultValue = "") String words, RedirectAttributes redirect) {
        boolean kept = tickets.reply(find(token), words);
        Toast.show(redirect, kept ? "Sent. We answer by mail." : "Not sent: expected 1 to 10,000 characters.");
        return "redirect:/support/" + token;
    }

    @PostMapping("/rating")
    String rate(
            @PathVariable String token,
            @RequestParam boolean helped,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect) {
        tickets.rate(find(token), helped, why);
        Toast.show(redirect, helped ? "Good to hear. Thank you." : "Thank you for saying so. Tell us what is missing.");
        return "redirect:/support/" + token;
    }

    private Ticket find(String token) {
        return seal.open(token).flatMap(tickets::find).orElseThrow(NotFound::new);
    }
}
