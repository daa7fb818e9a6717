package org.leadnest.messaging.inbox;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.inbound.PassedLetters;
import org.leadnest.messaging.inbound.Strangers;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/inbox/strangers}: letters of people whom nobody here knows, to be decided by hand. */
@Controller
class StrangersController {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", Locale.US);

    private final Strangers strangers;
    private final PassedLetters passed;
    private final Accounts accounts;

    StrangersController(Strangers strangers, PassedLetters passed, Accounts accounts) {
        this.passed = passed;
        this.strangers = strangers;
        this.accounts = accounts;
    }

    @GetMapping("/app/inbox/strangers")
    @Requires(Permission.MESSAGES_READ)
    String list(Actor actor, Model model) {
        var zone = accounts.account(actor.account()).zone();
        List<StrangerLine> lines = strangers.list().stream()
                .map(one -> {
                    var text = QuotedText.of(one.text());
                    return new StrangerLine(
                            one.id().toString(),
                            Stream.of(one.name(), one.from())
                                    .filter(part -> !part.isBlank())
                                    .collect(Collectors.joining(", ")),
                            one.channel() == Channel.SMS
                                    ? "Text message"
                                    : one.subject().isBlank() ? "No subject" : one.subject(),
                            text.fresh(),
                            text.quoted(),
                            WHEN.format(one.receivedAt().atZone(zone)),
                            one.reachable());
                })
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("passed", PassedLines.of(passed, zone));
        model.addAttribute("mayWrite", actor.may(Permission.MESSAGES_WRITE));
        return "messaging/inbox/strangers";
    }

    @PostMapping("/app/inbox/strangers/welcome")
    @Requires(Permission.MESSAGES_WRITE)
    String welcome(@RequestParam UUID id, RedirectAttributes redirect) {
        return switch (strangers.welcome(id, null)) {
            case Strangers.Welcome.Welcomed(UUID person) -> {
                Toast.show(redirect, "A lead now, with this letter as the first message.");
                yield "redirect:/app/inbox/" + person;
            }
            case Strangers.Welcome.NotThere _, Strangers.Welcome.Unreachable _ -> throw new NotFound();
        };
    }

    @PostMapping("/app/inbox/strangers/dismissal")
    @Requires(Permission.MESSAGES_WRITE)
    String dismiss(@RequestParam UUID id, RedirectAttributes redirect) {
        if (!strangers.dismiss(id)) {
            throw new NotFound();
        }
        Toast.show(redirect, "Gone from here.");
        return "redirect:/app/inbox/strangers";
    }
}
