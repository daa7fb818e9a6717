package org.leadnest.leads.mailroom;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.LeadInput;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.Phrases;
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

/** {@code /app/leads/mail}: what came, and the queue of what nobody could read. */
@Controller
@RequestMapping("/app/leads/mail")
class MailPages {
    private static final int LATEST = 100;
    private static final int SHOWN = 20_000;

    private final LeadMail mail;
    private final AccountZone zones;

    MailPages(LeadMail mail, AccountZone zones) {
        this.mail = mail;
        this.zones = zones;
    }

    @GetMapping
    @Requires(Permission.LEADS_READ)
    String list(Model model) {
        ZoneId zone = zones.current();
        List<MailPage.Line> lines = mail.latest(LATEST).stream()
                .map(one -> new MailPage.Line(
                        one.id().toString(),
                        one.sender().isEmpty() ? "Unknown sender" : one.sender(),
                        one.subject().isEmpty() ? "No subject" : one.subject(),
                        Phrases.moment(one.receivedAt(), zone),
                        status(one),
                        tone(one),
                        one.reader() == null ? "" : "Read by: " + one.reader()))
                .toList();
        model.addAttribute("page", new MailPage(lines));
        return "leads/mailroom/index";
    }

    @GetMapping("/{id}")
    @Requires(Permission.LEADS_READ)
    String show(@PathVariable String id, Model model) {
        MailStore.Kept kept = find(id);
        Letter letter = open(kept);
        Map<String, String> guess = new HashMap<>(Labels.read(letter.text(), Portal.labels()));
        model.addAttribute("page", page(kept, letter, guess, Map.of()));
        return "leads/mailroom/mail";
    }

    /** Files the message by what a person read in it. */
    @PostMapping("/{id}")
    @Requires(Permission.LEADS_WRITE)
    ModelAndView file(@PathVariable String id, @RequestParam Map<String, String> given, RedirectAttributes redirect) {
        MailStore.Kept kept = find(id);
        Letter letter = open(kept);
        FieldErrors errors = new FieldErrors();
        NewLead person = person(given, letter.occurredAt(kept.receivedAt(), null), errors);
        if (errors.any()) {
            ModelAndView again =
                    new ModelAndView("leads/mailroom/mail", "page", page(kept, letter, given, errors.ordered()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        boolean filed = mail.file(kept.id(), letter, person, "a person");
        Toast.show(redirect, filed ? "The message is filed as an inquiry." : "It was dealt with already.");
        return new ModelAndView("redirect:/app/leads/mail/" + id);
    }

    @PostMapping("/{id}/dismissal")
    @Requires(Permission.LEADS_WRITE)
    String dismiss(@PathVariable String id, RedirectAttributes redirect) {
        boolean dismissed = mail.dismiss(find(id).id());
        Toast.show(redirect, dismissed ? "The message stays here and is no lead." : "It was dealt with already.");
        return "redirect:/app/leads/mail";
    }

    private NewLead person(Map<String, String> given, Instant at, FieldErrors errors) {
        FieldErrors found = new FieldErrors();
        LeadInput input = new LeadInput()
                .text("firstName", word(given, "first"))
                .text("lastName", word(given, "last"))
                .list("emails", list(given, "email"))
                .list("phones", list(given, "phone"))
                .text("source", word(given, "source"));
        NewLead person = input.over(NewLead.named(null, null).from("E-mail"), found);
        found.ordered()
                .forEach((field, message) -> errors.add(
                        switch (field) {
                            case "emails" -> "email";
                            case "phones" -> "phone";
                            case "firstName" -> "first";
                            case "lastName" -> "last";
                            default -> field;
                        },
                        message));
        return person.asking(InquiryForm.read(given, at, errors));
    }

    static @org.jspecify.annotations.Nullable String word(Map<String, String> given, String field) {
        String value = given.getOrDefault(field, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static List<String> list(Map<String, String> given, String field) {
        String value = given.getOrDefault(field, "").strip();
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private MailPage.One page(
            MailStore.Kept kept, Letter letter, Map<String, String> given, Map<String, String> errors) {
        byte[] raw = mail.raw(kept.id()).orElseThrow();
        return new MailPage.One(
                kept.id().toString(),
                letter.subject().isEmpty() ? "No subject" : letter.subject(),
                letter.sender().isEmpty() ? "Unknown sender" : letter.sender(),
                Phrases.moment(kept.receivedAt(), zones.current()),
                status(kept),
                tone(kept),
                kept.reason(),
                kept.lead() == null ? null : "/app/leads/" + kept.lead(),
                cut(letter.text()),
                cut(new String(raw, 0, Math.min(raw.length, 4 * SHOWN), StandardCharsets.UTF_8)),
                kept.status().equals("REVIEW") || kept.status().equals("RECEIVED"),
                InquiryForm.types(),
                given,
                errors);
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static String status(MailStore.Kept one) {
        return switch (one.status()) {
            case "FILED" -> "Filed";
            case "REVIEW" -> "To look at";
            case "DISMISSED" -> "No lead";
            default -> "Being read";
        };
    }

    private static String tone(MailStore.Kept one) {
        return switch (one.status()) {
            case "FILED" -> "good";
            case "REVIEW" -> "warn";
            case "DISMISSED" -> "plain";
            default -> "info";
        };
    }

    private Letter open(MailStore.Kept kept) {
        return Letter.open(mail.raw(kept.id()).orElseThrow());
    }

    private MailStore.Kept find(String id) {
        UUID parsed = Ids.parse(id).orElseThrow(NotFound::new);
        return mail.find(parsed).orElseThrow(NotFound::new);
    }
}
