package org.leadnest.messaging;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Open;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.Letter;
import org.leadnest.platform.web.NotFound;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Development mode only: {@code /dev/mail} shows what mail looks like, under a policy that lets nothing be loaded: a remote
 * picture or script would not appear.
 */
@Controller
@Open
@ConditionalOnProperty(name = "leadnest.mode", havingValue = "development")
public class MailPapers {
    private static final String NOTHING_LOADED = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    private static final String WORDS = """
            Hello Ana,

            this is the first paragraph, long enough to be broken into lines on a phone and on a desk.

            The second one has
            two lines.""";

    private static final List<Paper> PAPERS = List.of(
            new Paper("product", "A letter of LeadNest, with a button"),
            new Paper("product-plain", "A letter of LeadNest, without one"),
            new Paper("lead", "A letter of an account to a lead, with postal address and opt-out"));

    private final TemplateEngine templates;
    private final Outbox outbox;

    MailPapers(TemplateEngine templates, Outbox outbox) {
        this.templates = templates;
        this.outbox = outbox;
    }

    public record Paper(String name, String title) {}

    public record Sent(String subject, String href) {}

    private record Written(String html, String text) {}

    @GetMapping("/dev/mail")
    String list(Model model) {
        model.addAttribute("papers", PAPERS);
        model.addAttribute(
                "sent",
                outbox.letters().entrySet().stream()
                        .map(one -> new Sent(one.getKey(), "/dev/mail/sent/" + one.getValue()))
                        .toList());
        return "messaging/papers";
    }

    @GetMapping("/dev/mail/{paper:[a-z-]+}")
    ResponseEntity<String> html(@PathVariable String paper, HttpServletResponse response) {
        return page(written(paper).html(), response);
    }

    @GetMapping("/dev/mail/{paper:[a-z-]+}.txt")
    ResponseEntity<String> text(@PathVariable String paper) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(written(paper).text());
    }

    @GetMapping("/dev/mail/sent/{id}")
    ResponseEntity<String> sent(@PathVariable UUID id, HttpServletResponse response) {
        Optional<String> html = outbox.entry(id).flatMap(entry -> Optional.ofNullable(entry.html()));
        return page(html.orElseThrow(NotFound::new), response);
    }

    /** In place of the policy of our own pages: a browser obeys all that it is given. */
    private static ResponseEntity<String> page(String html, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", NOTHING_LOADED);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(html);
    }

    private Written written(String paper) {
        StringOutput output = new StringOutput();
        switch (paper) {
            case "product" -> {
                Sheet sheet = Sheet.of("A letter", WORDS, "Open it", "https://app.example.com/app");
                templates.render("messaging/productletter.jte", sheet, output);
                return new Written(output.toString(), WORDS + "\n\nOpen it: https://app.example.com/app\n");
            }
            case "product-plain" -> {
                templates.render("messaging/productletter.jte", Sheet.of("A letter", WORDS, null, null), output);
                return new Written(output.toString(), WORDS + "\n");
            }
            case "lead" -> {
                Letter letter = new Letter(
                        "About Harbor Lane",
                        WORDS,
                        "Harbor Realty",
                        "18 Harbor Lane, Tampa, FL 33602",
                        "https://app.example.com/u/sample");
                templates.render("messaging/letter.jte", letter, output);
                return new Written(output.toString(), letter.plain());
            }
            default -> throw new NotFound();
        }
    }
}
