package org.leadnest.messaging.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.messaging.inbound.ReplyDomains;
import org.leadnest.platform.mail.MailExchangers;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/sending/reply-domain}: the domain at which Inbound Parse takes answers. */
@Controller
@Requires(Permission.ACCOUNT_SETTINGS)
class ReplyDomainController {
    private static final String HOME = "redirect:/app/settings/sending";

    private final ReplyDomains domains;
    private final MailExchangers exchangers;

    ReplyDomainController(ReplyDomains domains, MailExchangers exchangers) {
        this.domains = domains;
        this.exchangers = exchangers;
    }

    @PostMapping("/app/settings/sending/reply-domain")
    @StepUp("choose where answers come to")
    String keep(@RequestParam(defaultValue = "") String domain, RedirectAttributes redirect) {
        String wanted = domain.strip().toLowerCase(Locale.ROOT);
        if (!ReplyDomains.valid(wanted)) {
            Toast.show(redirect, "Nothing was saved: expected a domain, such as answers.example.com.");
            return HOME;
        }
        Optional<List<String>> found = exchangers.of(wanted);
        if (found.isEmpty()) {
            Toast.show(redirect, "Nothing was saved: no name server answered. Please try again later.");
            return HOME;
        }
        boolean ready = domains.keep(wanted, found.get());
        Toast.show(
                redirect,
                ready
                        ? "Each message has an answer address of its own there from now on."
                        : "Saved. It is used once its MX record is mx.sendgrid.net.");
        return HOME;
    }

    @PostMapping("/app/settings/sending/reply-domain/removal")
    @StepUp("choose where answers come to")
    String remove(RedirectAttributes redirect) {
        domains.remove();
        Toast.show(redirect, "Answers no longer go to that domain.");
        return HOME;
    }
}
