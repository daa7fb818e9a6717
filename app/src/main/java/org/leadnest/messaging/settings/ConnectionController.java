package org.leadnest.messaging.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.connections.Connection;
import org.leadnest.messaging.connections.Connections;
import org.leadnest.messaging.connections.Probe;
import org.leadnest.messaging.connections.Provider;
import org.leadnest.messaging.connections.TestCredentials;
import org.leadnest.messaging.delivery.ReopenChannel;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/sending/connection}: the account's own carriers. Credentials are tried before they are kept. */
@Controller
@Requires(Permission.ACCOUNT_SETTINGS)
class ConnectionController {
    private static final String HOME = "redirect:/app/settings/sending";

    private final Connections connections;
    private final TestCredentials test;
    private final ReopenChannel reopen;

    ConnectionController(Connections connections, TestCredentials test, ReopenChannel reopen) {
        this.connections = connections;
        this.test = test;
        this.reopen = reopen;
    }

    @GetMapping("/app/settings/sending/connection")
    @StepUp("connect a carrier of your own")
    String form(@RequestParam(name = "with") String kind, Model model) {
        Provider provider = provider(kind);
        var form = ConnectionForm.of(provider, connections.find(provider.channel()));
        model.addAttribute("page", ConnectionPage.of(form, Map.of(), ""));
        return "messaging/connection";
    }

    @PostMapping("/app/settings/sending/connection")
    @StepUp("connect a carrier of your own")
    String connect(
            @RequestParam(name = "with") String kind,
            @RequestParam Map<String, String> given,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var form = ConnectionForm.of(provider(kind), given);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var errors = form.check();
        if (errors.any()) {
            return again(form, errors.ordered(), "", model, response);
        }
        return switch (test.of(form.credentials(), form.sender())) {
            case Probe.Refused refused -> again(form, Map.of(), refused.reason(), model, response);
            case Probe.Taken taken -> {
                connections.keep(
                        form.credentials(),
                        new Connections.Details(sender(form, taken), form.eventKey(), form.warm()),
                        taken);
                reopen.now(form.provider().channel());
                Toast.show(redirect, form.provider().words() + " took the credentials. They are kept encrypted.");
                yield HOME;
            }
        };
    }

    /** A new token for the same account keeps the number that was chosen. */
    private String sender(ConnectionForm form, Probe.Taken taken) {
        if (form.provider() != Provider.TWILIO) {
            return form.sender();
        }
        return connections
                .find(Channel.SMS)
                .map(Connection::sender)
                .filter(before -> taken.findings().senders().stream()
                        .anyMatch(one -> one.value().equals(before)))
                .orElse("");
    }

    private static String again(
            ConnectionForm form,
            Map<String, String> errors,
            String objection,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", ConnectionPage.of(form, errors, objection));
        return "messaging/connection";
    }

    /** Which number or messaging service texts come from. */
    @PostMapping("/app/settings/sending/connection/sender")
    String choose(@RequestParam(defaultValue = "") String sender, RedirectAttributes redirect) {
        if (!connections.choose(Channel.SMS, sender)) {
            throw new NotFound();
        }
        reopen.now(Channel.SMS);
        Toast.show(redirect, "Texts come from there now.");
        return HOME;
    }

    @PostMapping("/app/settings/sending/connection/check")
    String check(@RequestParam String channel, RedirectAttributes redirect) {
        Connection connection = connection(channel).orElseThrow(NotFound::new);
        Channel of = connection.credentials().provider().channel();
        Probe probe = test.of(connection.credentials(), connection.sender());
        connections.tried(of, probe);
        reopen.now(of);
        Toast.show(
                redirect,
                switch (probe) {
                    case Probe.Taken taken when taken.problem().isEmpty() -> "It works.";
                    case Probe.Taken taken -> taken.problem();
                    case Probe.Refused refused -> refused.reason();
                });
        return HOME;
    }

    @PostMapping("/app/settings/sending/connection/removal")
    @StepUp("remove your own carrier")
    String remove(@RequestParam String channel, RedirectAttributes redirect) {
        Channel of = connection(channel)
                .orElseThrow(NotFound::new)
                .credentials()
                .provider()
                .channel();
        connections.remove(of);
        reopen.now(of);
        Toast.show(redirect, "The credentials are deleted. Messages go by LeadNest's carrier again.");
        return HOME;
    }

    private Optional<Connection> connection(String channel) {
        return Arrays.stream(Channel.values())
                .filter(one -> one.name().equals(channel))
                .findFirst()
                .flatMap(connections::find);
    }

    private static Provider provider(String kind) {
        return Arrays.stream(Provider.values())
                .filter(one -> one.name().equalsIgnoreCase(kind))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
