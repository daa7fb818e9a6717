package org.leadnest.privacy.disclosures;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.leadnest.privacy.holds.Hold;
import org.leadnest.privacy.holds.Holds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/disclosures}: what of the account's data was asked by others, as far as the law lets us tell. */
@Controller
class DisclosurePages {
    static final String PATH = "/app/settings/disclosures";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private final Holds holds;
    private final SharingOffers offers;
    private final Accounts accounts;

    DisclosurePages(JdbcTemplate jdbc, InstantSource clock, Holds holds, SharingOffers offers, Accounts accounts) {
        this.accounts = accounts;
        this.offers = offers;
        this.holds = holds;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace disclosuresPlace() {
            return new SettingsPlace(
                    63,
                    PATH,
                    "external-link",
                    "Disclosures",
                    "Requests of courts and authorities, and what was shared with your consent.",
                    Permission.ACCOUNT_SETTINGS);
        }
    }

    @GetMapping(PATH)
    @Requires(Permission.ACCOUNT_SETTINGS)
    String show(Actor actor, Model model) {
        List<Disclosure> tellable = jdbc.execute((ConnectionCallback<List<Disclosure>>) connection ->
                new DisclosureRegister(connection).tellable(actor.account().value(), clock.instant()));
        model.addAttribute(
                "lines",
                Objects.requireNonNull(tellable).stream().map(this::line).toList());
        model.addAttribute(
                "holds",
                holds.tellable(actor.account()).stream()
                        .map(DisclosurePages::held)
                        .toList());
        model.addAttribute("offers", offers.open());
        model.addAttribute("agreed", offers.agreed());
        return "privacy/disclosures";
    }

    /** Nothing is shared before an owner has said so in person, after proving who they are. */
    @PostMapping(PATH + "/offers/{id}/answer")
    @Requires(Permission.ACCOUNT_CLOSE)
    @StepUp("agree to a sharing of data")
    String answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "no") String answer,
            Actor actor,
            RedirectAttributes redirect) {
        boolean agreed = answer.equals("yes");
        if (!offers.decide(id, agreed, actor)) {
            throw new NotFound();
        }
        Toast.show(
                redirect, agreed ? "You agreed; it stands in the register below." : "You declined: nothing is shared.");
        return "redirect:" + PATH;
    }

    /** As easy as giving it was, and without a proof of who it is: it takes a danger back. */
    @PostMapping(PATH + "/offers/{id}/withdrawal")
    @Requires(Permission.ACCOUNT_CLOSE)
    String withdraw(@PathVariable UUID id, Actor actor, RedirectAttributes redirect) {
        if (!offers.withdraw(id, actor)) {
            throw new NotFound();
        }
        Toast.show(redirect, "Taken back: from now on nothing of it is shared, and it stands in the register below.");
        return "redirect:" + PATH;
    }

    private static HoldLine held(Hold hold) {
        return new HoldLine(
                hold.partsInWords(),
                hold.person() == null ? null : "/app/leads/" + hold.person(),
                hold.reason(),
                hold.law(),
                DAY.format(hold.setAt().atZone(ZoneOffset.UTC)),
                DAY.format(hold.until()),
                hold.endedAt() == null ? "Stands" : "Ended");
    }

    private DisclosureLine line(Disclosure one) {
        Disclosure.Agreed consent = one.consent();
        return new DisclosureLine(
                DAY.format(one.decidedOn()),
                one.kind().label(),
                one.recipient(),
                one.basis(),
                one.what(),
                one.decision().label(),
                one.reason(),
                consent == null
                        ? null
                        : name(consent.by()) + ", " + consent.at().toString().substring(0, 10));
    }

    private String name(@Nullable UUID user) {
        return user == null ? "An owner" : accounts.user(new UserId(user)).name();
    }
}
