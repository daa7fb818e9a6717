package org.leadnest.messaging;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadnest.accounts.Open;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.Letter;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.ProductLetter;
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

    private static final Paper LEAD =
            new Paper("lead", "A letter of an account to a lead, with postal address and opt-out", "");

    private final TemplateEngine templates;
    private final Outbox outbox;
    private final ProductMail mail;
    private final List<LetterSamples> modules;

    MailPapers(TemplateEngine templates, Outbox outbox, ProductMail mail, List<LetterSamples> modules) {
        this.templates = templates;
        this.outbox = outbox;
        this.mail = mail;
        this.modules = List.copyOf(modules);
    }

    /** @param titulo in Spanish; empty for what is not the product's own */
    public record Paper(String name, String title, String titulo) {}

    public record Sent(String subject, String href) {}

    private record Written(String html, String text) {}

    @GetMapping("/dev/mail")
    String list(Model model) {
        model.addAttribute(
                "papers",
                Stream.concat(Stream.of(LEAD), letters().entrySet().stream().map(MailPapers::paper))
                        .toList());
        model.addAttribute(
                "sent",
                outbox.letters().entrySet().stream()
                        .map(one -> new Sent(one.getKey(), "/dev/mail/sent/" + one.getValue()))
                        .toList());
        return "messaging/papers";
    }

    @GetMapping("/dev/mail/{paper:[a-z0-9-]+}")
    ResponseEntity<String> html(@PathVariable String paper, HttpServletResponse response) {
        return page(written(paper, MailLanguage.ENGLISH).html(), response);
    }

    @GetMapping("/dev/mail/{paper:[a-z0-9-]+}.txt")
    ResponseEntity<String> text(@PathVariable String paper) {
        return text(written(paper, MailLanguage.ENGLISH));
    }

    @GetMapping("/dev/mail/es/{paper:[a-z0-9-]+}")
    ResponseEntity<String> htmlInSpanish(@PathVariable String paper, HttpServletResponse response) {
        return page(written(paper, MailLanguage.SPANISH).html(), response);
    }

    @GetMapping("/dev/mail/es/{paper:[a-z0-9-]+}.txt")
    ResponseEntity<String> textInSpanish(@PathVariable String paper) {
        return text(written(paper, MailLanguage.SPANISH));
    }

    private static ResponseEntity<String> text(Written written) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(written.text());
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

    /** Each by its kind; where a kind has several, the later ones carry a number. */
    private Map<String, ProductLetter> letters() {
        Map<String, ProductLetter> letters = new LinkedHashMap<>();
        modules.stream().flatMap(module -> module.samples().stream()).forEach(letter -> {
            String name = letter.kind();
            for (int number = 2; letters.putIfAbsent(name, letter) != null; number++) {
                name = letter.kind() + "-" + number;
            }
        });
        return letters;
    }

    private static Paper paper(Map.Entry<String, ProductLetter> named) {
        ProductLetter letter = named.getValue();
        String endable = letter.lifecycle().isPresent() ? " (can be ended)" : "";
        return new Paper(
                named.getKey(),
                letter.in(MailLanguage.ENGLISH).subject() + endable,
                letter.in(MailLanguage.SPANISH).subject());
    }

    private Written written(String paper, MailLanguage language) {
        if (paper.equals(LEAD.name())) {
            return lead();
        }
        ProductMail.Preview letter = Optional.ofNullable(letters().get(paper))
                .map(one -> mail.preview(one, language))
                .orElseThrow(NotFound::new);
        return new Written(letter.html(), letter.text());
    }

    private Written lead() {
        Letter letter = new Letter(
                "About Harbor Lane",
                WORDS,
                "Harbor Realty",
                "18 Harbor Lane, Tampa, FL 33602",
                "https://app.example.com/u/sample");
        StringOutput output = new StringOutput();
        templates.render("messaging/letter.jte", letter, output);
        return new Written(output.toString(), letter.plain());
    }
}
