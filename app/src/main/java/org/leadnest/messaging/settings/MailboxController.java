package org.leadnest.messaging.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.messaging.inbound.ReplyMailbox;
import org.leadnest.messaging.inbound.ReplyMailboxes;
import org.leadnest.platform.mail.MailboxReader;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/sending/mailbox}: where answers by e-mail come to. It is looked into before it is kept. */
@Controller
@Requires(Permission.ACCOUNT_SETTINGS)
class MailboxController {
    private static final String VIEW = "messaging/mailbox";
    private static final String HOME = "redirect:/app/settings/sending";
    private static final int LONGEST = 300;

    private final ReplyMailboxes mailboxes;
    private final MailboxReader reader;

    MailboxController(ReplyMailboxes mailboxes, MailboxReader reader) {
        this.mailboxes = mailboxes;
        this.reader = reader;
    }

    @GetMapping("/app/settings/sending/mailbox")
    @StepUp("connect your mailbox")
    String form(Model model) {
        Optional<ReplyMailbox> known = mailboxes.find();
        Map<String, String> shown = new HashMap<>(Map.of("port", "993", "tls", "true", "folder", "INBOX"));
        known.ifPresent(found -> {
            shown.put("host", found.place().host());
            shown.put("port", Integer.toString(found.place().port()));
            shown.put("username", found.place().username());
            shown.put("folder", found.place().folder());
            shown.put("address", found.address());
            shown.put("tls", found.place().tls() ? "true" : "");
            shown.put("tagged", found.tagged() ? "true" : "");
        });
        model.addAttribute("page", new MailboxPage(shown, Map.of(), "", known.isPresent()));
        return VIEW;
    }

    @PostMapping("/app/settings/sending/mailbox")
    @StepUp("connect your mailbox")
    String connect(
            @RequestParam Map<String, String> given,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var errors = check(given);
        if (errors.any()) {
            return again(given, errors.ordered(), "", model, response);
        }
        var folder = word(given, "folder");
        var place = new MailboxReader.Place(
                host(given),
                Integer.parseInt(word(given, "port")),
                given.containsKey("tls"),
                word(given, "username"),
                folder.isEmpty() ? "INBOX" : folder);
        var reading = reader.read(
                place,
                word(given, "secret"),
                new MailboxReader.Mark(null, 0, 0),
                MailboxReader.Beginning.NEXT_ARRIVAL,
                1,
                raw -> {});
        var problem = reading.problem();
        if (problem != null) {
            return again(given, Map.of(), problem, model, response);
        }
        mailboxes.keep(
                place, word(given, "secret"), word(given, "address"), given.containsKey("tagged"), reading.mark());
        Toast.show(redirect, "The mailbox is open. What arrives from now on is read within a minute.");
        return HOME;
    }

    @PostMapping("/app/settings/sending/mailbox/removal")
    @StepUp("forget your mailbox")
    String remove(RedirectAttributes redirect) {
        mailboxes.remove();
        Toast.show(redirect, "The mailbox is forgotten, with its password.");
        return HOME;
    }

    private static FieldErrors check(Map<String, String> given) {
        var port = word(given, "port");
        return new FieldErrors()
                .expect(
                        host(given).matches("[a-z0-9.-]{1,253}"),
                        "host",
                        "Expected a server, such as imap.example.com.")
                .expect(
                        port.matches("[0-9]{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535,
                        "port",
                        "Expected a number from 1 to 65535.")
                .expect(
                        !word(given, "username").isEmpty()
                                && word(given, "username").length() <= LONGEST,
                        "username",
                        "Expected the user name.")
                .expect(!word(given, "secret").isEmpty(), "secret", "Type it in: it is not kept in the form.")
                .expect(word(given, "folder").length() <= LONGEST, "folder", "That is too long.")
                .expect(
                        EmailAddress.parse(word(given, "address")).isPresent(),
                        "address",
                        "Expected the e-mail address of this mailbox.");
    }

    private static String again(
            Map<String, String> given,
            Map<String, String> errors,
            String objection,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        Map<String, String> shown = new HashMap<>(given);
        shown.remove("secret");
        model.addAttribute("page", new MailboxPage(shown, errors, objection, false));
        return VIEW;
    }

    private static String host(Map<String, String> given) {
        return word(given, "host").toLowerCase(Locale.ROOT);
    }

    private static String word(Map<String, String> given, String field) {
        return given.getOrDefault(field, "").strip();
    }
}
