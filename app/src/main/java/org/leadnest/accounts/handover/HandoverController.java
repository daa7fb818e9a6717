package org.leadnest.accounts.handover;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.FrameBanner;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.User;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.web.Banner;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/handover}: an owner offers the account to a member, who agrees or does not. */
@Controller
@RequestMapping("/app/settings/handover")
@Requires(Permission.PROFILE_WRITE)
class HandoverController {
    private static final String PLACE = "/app/settings/handover";
    private static final String HOME = "redirect:" + PLACE;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, h:mm a", Locale.US);

    private final Handover handover;
    private final Accounts accounts;

    HandoverController(Handover handover, Accounts accounts) {
        this.handover = handover;
        this.accounts = accounts;
    }

    /** What the member to whom the account is offered sees above every page. */
    @Component
    @Order(50)
    static class Notice implements FrameBanner {
        private final Handover handover;

        Notice(Handover handover) {
            this.handover = handover;
        }

        @Override
        public Optional<Banner> banner(Account account, User user) {
            if (handover.latelyNone(account.id())) {
                return Optional.empty();
            }
            return handover.open()
                    .filter(offer -> offer.to().equals(user.id()))
                    .map(offer -> new Banner(
                            "info",
                            offer.fromName() + " offers you this account",
                            "You become its owner only if you agree.",
                            PLACE,
                            "See the offer",
                            null,
                            null));
        }
    }

    @GetMapping
    String page(Actor actor, Model model) {
        return show(actor, Map.of(), model);
    }

    private String show(Actor actor, Map<String, String> errors, Model model) {
        boolean owner = actor.role() == Role.OWNER;
        ZoneId zone = accounts.zone(actor);
        Map<String, String> candidates = new LinkedHashMap<>();
        if (owner) {
            handover.candidates(actor).forEach(one -> candidates.put(one.user().toString(), one.name()));
        }
        HandoverPage.Open open = handover.open()
                .filter(offer -> owner || offer.to().equals(actor.user()))
                .map(offer -> new HandoverPage.Open(
                        offer.fromName(),
                        offer.toName(),
                        DAY.format(offer.expiresAt().atZone(zone)),
                        offer.to().equals(actor.user())))
                .orElse(null);
        model.addAttribute("page", new HandoverPage(candidates, open, owner, errors));
        return "accounts/handover/index";
    }

    @PostMapping
    @StepUp("hand the account over")
    @Requires(Permission.ACCOUNT_CLOSE)
    String offer(
            @RequestParam(defaultValue = "") String member,
            Actor actor,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        boolean offered = Ids.parse(member)
                .map(UserId::new)
                .filter(to -> handover.offer(to, actor))
                .isPresent();
        if (!offered) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(actor, Map.of("member", "expected somebody in this account who is not an owner yet"), model);
        }
        Toast.show(redirect, "The offer is made; nothing changes until it is accepted.");
        return HOME;
    }

    @PostMapping("/acceptance")
    @StepUp("take the account over")
    String accept(Actor actor, RedirectAttributes redirect) {
        if (!handover.accept(actor)) {
            throw new NotFound();
        }
        Toast.show(redirect, "You are the owner of this account now.");
        return HOME;
    }

    @PostMapping("/end")
    String end(Actor actor, RedirectAttributes redirect) {
        if (!handover.end(actor)) {
            throw new NotFound();
        }
        Toast.show(redirect, "The offer is gone; nothing has changed.");
        return HOME;
    }
}
