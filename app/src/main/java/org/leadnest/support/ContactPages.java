package org.leadnest.support;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Open;
import org.leadnest.platform.web.Stopwatch;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /contact}: writing to the operator without an account. */
@Controller
@Open
class ContactPages {
    /** A field that people cannot see; programs fill it in. */
    static final String HONEYPOT = "website";

    private static final UUID FORM = UUID.fromString("5b0f6d1e-3c52-4d0a-9a55-6f3a4a0c7e01");

    private final Tickets tickets;
    private final Stopwatch stopwatch;
    private final InstantSource clock;
    private final @Nullable String contactEmail;

    ContactPages(
            Tickets tickets,
            Stopwatch stopwatch,
            InstantSource clock,
            @Value("${leadnest.site.contact-email:}") String contactEmail) {
        this.tickets = tickets;
        this.stopwatch = stopwatch;
        this.clock = clock;
        this.contactEmail = contactEmail.isBlank() ? null : contactEmail;
    }

    @GetMapping("/contact")
    ModelAndView form() {
        return page(NewTicket.blank(), mark(), Map.of(), null);
    }

    @PostMapping("/contact")
    ModelAndView send(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String mark,
            @RequestParam(defaultValue = "") String website,
            HttpServletRequest request) {
        NewTicket wanted = new NewTicket(null, name, email, topic, subject, words);
        String odd = website.isBlank()
                ? stopwatch.odd(FORM, mark, clock.instant()).orElse(null)
                : "A field was filled in that people cannot see.";
        return switch (tickets.open(wanted, odd, request.getRemoteAddr())) {
            case Tickets.Opening.Taken _ -> new ModelAndView("redirect:/contact/sent");
            case Tickets.Opening.Refused refused ->
                status(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        page(wanted, mark, refused.errors().ordered(), null));
            case Tickets.Opening.TooMany() ->
                status(
                        HttpStatus.TOO_MANY_REQUESTS,
                        page(
                                wanted,
                                mark,
                                Map.of(),
                                "Too much was sent from your network at once. Try again in ten minutes."));
        };
    }

    @GetMapping("/contact/sent")
    String sent() {
        return "support/sent";
    }

    private String mark() {
        return stopwatch.start(FORM, clock.instant());
    }

    private ModelAndView page(NewTicket given, String mark, Map<String, String> errors, @Nullable String problem) {
        return new ModelAndView(
                "support/contact", "page", TicketFormPage.of(given, mark, errors, problem, contactEmail));
    }

    private static ModelAndView status(HttpStatus status, ModelAndView page) {
        page.setStatus(status);
        return page;
    }
}
