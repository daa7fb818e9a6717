package org.leadnest.accounts.factors;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.FrameBanner;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.User;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.web.Banner;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An owner takes a member's lost second factor away; the member can say no. */
@Controller
class FactorResetController {
    private static final String TEAM = "redirect:/app/settings/team";

    private final FactorResets resets;
    private final Accounts accounts;

    FactorResetController(FactorResets resets, Accounts accounts) {
        this.resets = resets;
        this.accounts = accounts;
    }

    /** What the member sees above every page until they say no, or it is over. */
    @Component
    @Order(20)
    static class Notice implements FrameBanner {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMMM d, h:mm a", Locale.US);

        private final FactorResets resets;

        Notice(FactorResets resets) {
            this.resets = resets;
        }

        @Override
        public Optional<Banner> banner(Account account, User user) {
            if (resets.quiet(account.id())) {
                return Optional.empty();
            }
            return resets.open().stream()
                    .filter(wish -> wish.user().equals(user.id()))
                    .findFirst()
                    .map(wish -> new Banner(
                            "warn",
                            wish.by() + " asked to reset your two-step sign-in",
                            "From " + TIME.format(wish.dueAt().atZone(account.zone()))
                                    + ", your password alone will open your account once. You are signed in, so you may"
                                    + " not need that.",
                            null,
                            null,
                            "/app/settings/second-factor/reset/end",
                            "Keep my second step"));
        }
    }

    @PostMapping("/app/settings/team/members/{user}/factor-reset")
    @StepUp("reset somebody's two-step sign-in")
    @Requires(Permission.ACCOUNT_SETTINGS)
    String ask(@PathVariable UUID user, Actor actor, RedirectAttributes redirect) {
        UserId member = member(user, actor);
        Toast.show(
                redirect,
                switch (resets.ask(member, actor)) {
                    case ASKED ->
                        "They are told by mail. From tomorrow their password opens the account once without a second step.";
                    case NOT_AN_OWNER -> "Only an owner can reset somebody's two-step sign-in.";
                    case ONESELF -> "Nobody resets their own; another owner can, or our support helps.";
                    case NO_FACTOR -> "This person has no second step.";
                    case ELSEWHERE -> "This person belongs to another account, too: please write to our support.";
                });
        return TEAM;
    }

    @PostMapping("/app/settings/team/members/{user}/factor-reset/end")
    @Requires(Permission.ACCOUNT_SETTINGS)
    String takeBack(@PathVariable UUID user, Actor actor, RedirectAttributes redirect) {
        if (!resets.end(member(user, actor))) {
            throw new NotFound();
        }
        Toast.show(redirect, "Taken back; nothing has changed.");
        return TEAM;
    }

    @PostMapping("/app/settings/second-factor/reset/end")
    @Requires(Permission.PROFILE_WRITE)
    String refuse(Actor actor, RedirectAttributes redirect) {
        if (!resets.end(actor.user())) {
            throw new NotFound();
        }
        Toast.show(redirect, "Your second step stays.");
        return "redirect:/app/settings/second-factor";
    }

    private UserId member(UUID user, Actor actor) {
        return accounts.members(actor.account()).stream()
                .map(one -> one.user())
                .filter(one -> one.value().equals(user))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
