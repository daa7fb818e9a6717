package org.leadnest.messaging.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.gate.Rules;
import org.leadnest.messaging.inbound.InboundToken;
import org.leadnest.messaging.inbound.UnknownSenders;
import org.leadnest.messaging.settings.SendingPage.Door;
import org.leadnest.messaging.settings.SendingSettings.Sending;
import org.leadnest.messaging.settings.SendingSettings.SmsBasis;
import org.leadnest.platform.web.Links;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/sending}: the account's paper, its carriers, and the hours at which it may send. */
@Controller
@Requires(Permission.ACCOUNT_SETTINGS)
class SendingController {
    private static final int NAME_CHARS = 100;
    private static final int ADDRESS_CHARS = 300;

    private final SendingSettings settings;
    private final ConnectionLines lines;
    private final Rules rules;
    private final NetworkLines networks;
    private final Accounts accounts;
    private final InboundToken inbound;
    private final Links links;

    SendingController(
            SendingSettings settings,
            ConnectionLines lines,
            Rules rules,
            NetworkLines networks,
            Accounts accounts,
            InboundToken inbound,
            Links links) {
        this.inbound = inbound;
        this.links = links;
        this.settings = settings;
        this.lines = lines;
        this.rules = rules;
        this.networks = networks;
        this.accounts = accounts;
    }

    @GetMapping("/app/settings/sending")
    String show(Actor actor, Model model) {
        return page(actor, settings.get(), Map.of(), model);
    }

    @PostMapping("/app/settings/sending")
    String save(
            Actor actor,
            @RequestParam(defaultValue = "") String fromName,
            @RequestParam(defaultValue = "") String postalAddress,
            @RequestParam(defaultValue = "STATED") SmsBasis smsBasis,
            @RequestParam(defaultValue = "false") boolean trackLinks,
            @RequestParam(defaultValue = "false") boolean trackOpens,
            @RequestParam(defaultValue = "REVIEW") UnknownSenders unknownSenders,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var errors = new FieldErrors()
                .expect(fromName.length() <= NAME_CHARS, "fromName", "At most " + NAME_CHARS + " characters.")
                .expect(fromName.lines().count() <= 1, "fromName", "A name stands on one line.")
                .expect(
                        postalAddress.length() <= ADDRESS_CHARS,
                        "postalAddress",
                        "At most " + ADDRESS_CHARS + " characters.");
        var sending =
                new Sending(fromName.strip(), postalAddress.strip(), smsBasis, trackLinks, trackOpens, unknownSenders);
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, sending, errors.ordered(), model);
        }
        settings.save(sending);
        Toast.show(redirect, "Sending settings saved.");
        return "redirect:/app/settings/sending";
    }

    private String page(Actor actor, Sending sending, Map<String, String> errors, Model model) {
        model.addAttribute(
                "page",
                new SendingPage(
                        sending.fromName(),
                        sending.postalAddress(),
                        sending.smsBasis().name(),
                        sending.trackLinks(),
                        sending.trackOpens(),
                        sending.unknownSenders().name(),
                        accounts.name(actor.account()),
                        errors,
                        lines.way(Channel.EMAIL),
                        lines.way(Channel.SMS),
                        lines.own(),
                        lines.complaints(),
                        lines.mailbox(),
                        lines.answerDomain(),
                        List.of(
                                new Door("Twilio: texts and status", links.to("/hooks/twilio/" + actor.account())),
                                new Door("SendGrid: answers (Inbound Parse)", inbound.address(actor.account())),
                                new Door(
                                        "SendGrid: events",
                                        links.to("/hooks/sendgrid/" + actor.account() + "/events"))),
                        QuietHoursTable.of(rules.quietHours()),
                        networks.caps(),
                        networks.lines()));
        return "messaging/sending";
    }
}
