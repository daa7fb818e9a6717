package org.leadnest.messaging.preferences;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Open;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /u/{token}}: what a person wants to get, without signing in. GET only shows, because mail scanners follow links;
 * POST acts, by the form or by a mailbox provider's one click (RFC 8058).
 */
@Controller
@Open
class PreferencesController {
    private static final String ONE_CLICK = "One-Click";

    private final Seal seal;
    private final Consents consents;
    private final Suppressions suppressions;
    private final ReadersLanguage languages;
    private final Accounts accounts;

    PreferencesController(
            Seal seal, Consents consents, Suppressions suppressions, ReadersLanguage languages, Accounts accounts) {
        this.suppressions = suppressions;
        this.languages = languages;
        this.seal = seal;
        this.consents = consents;
        this.accounts = accounts;
    }

    @GetMapping("/u/{token}")
    String show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String saved,
            HttpServletRequest request,
            Model model) {
        var link = opened(token);
        model.addAttribute(
                "page", Tenancy.as(link.account(), () -> page(token, link, saved != null, request.getLocale())));
        return "messaging/preferences";
    }

    private PreferencesPage page(String token, Seal.Opened link, boolean saved, Locale browser) {
        var open = consents.open(link);
        var dead = suppressions.byCarrier(link.account(), link.addressKey());
        var words = PreferenceWords.in(languages.of(link.person(), browser), accounts.name(link.account()));
        return new PreferencesPage(
                token,
                open.contains(Channel.EMAIL),
                open.contains(Channel.SMS),
                dead.contains(Channel.EMAIL) ? words.emailBlocked() : null,
                dead.contains(Channel.SMS) ? words.smsBlocked() : null,
                saved,
                words);
    }

    @PostMapping("/u/{token}")
    String act(
            @PathVariable String token,
            @RequestParam(name = "List-Unsubscribe", required = false) @Nullable String oneClick,
            @RequestParam(required = false) @Nullable Set<Channel> keep,
            HttpServletRequest request,
            Model model) {
        var link = opened(token);
        var kept = ONE_CLICK.equals(oneClick) || keep == null ? Set.<Channel>of() : keep;
        Tenancy.run(link.account(), () -> choose(link, kept, oneClick == null ? "the form" : "one click"));
        // RFC 8058 section 3.1: a one-click POST must not be redirected.
        return oneClick == null ? "redirect:/u/" + token + "?saved=yes" : show(token, "yes", request, model);
    }

    private void choose(Seal.Opened link, Set<Channel> kept, String how) {
        var open = consents.open(link);
        var closing = EnumSet.noneOf(Channel.class);
        for (var channel : Channel.values()) {
            if (!kept.contains(channel)) {
                closing.add(channel);
            } else if (!open.contains(channel)) {
                consents.give(link.person(), channel, evidence("Keep sending me messages", how));
            }
        }
        if (!closing.isEmpty()) {
            consents.optOut(link.person(), closing, Optional.of(link), evidence("Stop sending me messages", how));
        }
    }

    private static Evidence evidence(String wording, String how) {
        return new Evidence("PREFERENCES", wording, "preferences page, by " + how);
    }

    private Seal.Opened opened(String token) {
        return seal.open(token).orElseThrow(NotFound::new);
    }
}
