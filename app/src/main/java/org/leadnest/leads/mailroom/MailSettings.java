package org.leadnest.leads.mailroom;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Phrases;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.leadnest.platform.web.Toast;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/lead-mail}: the account's door for mail, and a mailbox by IMAP. */
@Controller
@RequestMapping("/app/settings/lead-mail")
@Requires(Permission.ACCOUNT_SETTINGS)
class MailSettings {
    private static final String VIEW = "leads/mailroom/settings";

    private final Mailboxes mailboxes;
    private final HookSignature signature;
    private final Links links;
    private final AccountZone zones;
    private final String domain;

    /** @param domain of the addresses whose mail is handed to the door; empty when there is none */
    MailSettings(
            Mailboxes mailboxes,
            HookSignature signature,
            Links links,
            AccountZone zones,
            @Value("${leadnest.leads.mail-domain:}") String domain) {
        this.mailboxes = mailboxes;
        this.signature = signature;
        this.links = links;
        this.zones = zones;
        this.domain = domain;
    }

    @Configuration(proxyBeanMethods = false)
    static class Place {
        @Bean
        SettingsPlace leadMailPlace() {
            return new SettingsPlace(
                    39,
                    "/app/settings/lead-mail",
                    "inbox",
                    "Lead mail",
                    "Notifications of portals become leads: your address, the signed door, or a mailbox.",
                    Permission.ACCOUNT_SETTINGS);
        }
    }

    @GetMapping
    String show(Model model) {
        Map<String, String> given = new HashMap<>(Map.of("port", "993", "tls", "true", "folder", "INBOX"));
        mailboxes.find().map(Mailboxes.Mailbox::place).ifPresent(place -> {
            given.put("host", place.host());
            given.put("port", String.valueOf(place.port()));
            given.put("username", place.username());
            given.put("folder", place.folder());
            given.put("tls", place.tls() ? "true" : "");
        });
        model.addAttribute("page", page(given, Map.of()));
        return VIEW;
    }

    @PostMapping
    @StepUp("connect a mailbox")
    ModelAndView save(@RequestParam Map<String, String> given, RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors();
        String host = given.getOrDefault("host", "").strip();
        String port = given.getOrDefault("port", "").strip();
        String user = given.getOrDefault("username", "").strip();
        String folder = given.getOrDefault("folder", "").strip();
        String password = given.getOrDefault("secret", "");
        errors.expect(host.matches("[A-Za-z0-9.-]{3,253}"), "host", "expected a server such as imap.example.com");
        boolean numbered =
                port.matches("[0-9]{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535;
        errors.expect(numbered, "port", "expected 1 to 65535; 993 as a rule");
        errors.expect(!user.isEmpty() && user.length() <= 300, "username", "expected a user name");
        boolean tls = given.containsKey("tls");
        errors.expect(
                !password.isEmpty() || keeps(host, port, tls, user),
                "secret",
                "expected the password of the mailbox; the one that is kept goes to the same server and user only");
        if (errors.any()) {
            ModelAndView again = new ModelAndView(VIEW, "page", page(given, errors.ordered()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        mailboxes.put(
                new Mailboxes.Place(host, Integer.parseInt(port), tls, user, folder.isEmpty() ? "INBOX" : folder),
                password.isEmpty() ? null : password);
        Toast.show(redirect, "The mailbox is saved. It is looked into within a minute.");
        return new ModelAndView("redirect:/app/settings/lead-mail");
    }

    @PostMapping("/removal")
    @StepUp("forget a mailbox")
    String remove(RedirectAttributes redirect) {
        mailboxes.remove();
        Toast.show(redirect, "The mailbox is forgotten, with its password.");
        return "redirect:/app/settings/lead-mail";
    }

    /** A password that is not typed again is not sent elsewhere, or in the open. */
    private boolean keeps(String host, String port, boolean tls, String user) {
        return mailboxes
                .find()
                .map(Mailboxes.Mailbox::place)
                .filter(kept -> kept.host().equalsIgnoreCase(host)
                        && String.valueOf(kept.port()).equals(port)
                        && (tls || !kept.tls())
                        && kept.username().equals(user))
                .isPresent();
    }

    private MailPage.Settings page(Map<String, String> given, Map<String, String> errors) {
        Optional<Mailboxes.Mailbox> mailbox = mailboxes.find();
        String account = Tenancy.required().toString();
        @Nullable String address = domain.isBlank() ? null : "leads-" + account + "@" + domain;
        return new MailPage.Settings(
                links.to("/hooks/leads/" + account),
                signature.secret(Tenancy.required()),
                address,
                given,
                errors,
                mailbox.isPresent(),
                mailbox.map(Mailboxes.Mailbox::problem).orElse(null),
                mailbox.map(Mailboxes.Mailbox::passedOver).orElse(null),
                mailbox.map(Mailboxes.Mailbox::checkedAt)
                        .map(at -> Phrases.moment(at, zones.current()))
                        .orElse(""));
    }
}
