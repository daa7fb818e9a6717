package org.leadnest.messaging.preferences;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Open;
import org.leadnest.platform.mail.MailKind;
import org.leadnest.platform.mail.ProductLetter.Lifecycle;
import org.leadnest.platform.web.NotFound;
import org.leadnest.privacy.choices.UserChoice;
import org.leadnest.privacy.choices.UserChoices;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /mail/{token}}: which mail of the product a user wants, without signing in. GET only shows, because mail scanners
 * follow links; POST acts, by the form or by a mailbox provider's one click (RFC 8058), which ends the kind of that letter.
 */
@Controller
@Open
class MailKindsController {
    private final Seal seal;
    private final UserChoices choices;

    MailKindsController(Seal seal, UserChoices choices) {
        this.seal = seal;
        this.choices = choices;
    }

    @GetMapping("/mail/{token}")
    String show(@PathVariable String token, @RequestParam(required = false) @Nullable String saved, Model model) {
        var link = opened(token);
        var stopped = choices.stopped(link.reader());
        model.addAttribute(
                "page",
                new MailKindsPage(
                        token,
                        link.kind().label(),
                        saved != null,
                        stopped.contains(UserChoice.RESTRICTION),
                        Arrays.stream(MailKind.values())
                                .map(kind -> new MailKindsPage.Line(
                                        kind.name(), kind.label(), kind.text(), !stopped.contains(UserChoice.of(kind))))
                                .toList()));
        return "messaging/mailkinds";
    }

    @PostMapping("/mail/{token}")
    String act(
            @PathVariable String token,
            @RequestParam(name = "List-Unsubscribe", required = false) @Nullable String oneClick,
            @RequestParam(required = false) @Nullable Set<MailKind> keep,
            Model model) {
        var link = opened(token);
        if (oneClick != null) {
            var kind = EnumSet.of(UserChoice.of(link.kind()));
            choices.choose(link.reader(), kind, kind, "one click");
            // RFC 8058 section 3.1: a one-click POST must not be redirected.
            return show(token, "yes", model);
        }
        var all = EnumSet.noneOf(UserChoice.class);
        var stop = EnumSet.noneOf(UserChoice.class);
        for (var kind : MailKind.values()) {
            all.add(UserChoice.of(kind));
            if (keep == null || !keep.contains(kind)) {
                stop.add(UserChoice.of(kind));
            }
        }
        choices.choose(link.reader(), all, stop, "link in a mail");
        return "redirect:/mail/" + token + "?saved=yes";
    }

    private Lifecycle opened(String token) {
        return seal.reader(token).orElseThrow(NotFound::new);
    }
}
