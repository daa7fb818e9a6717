package org.leadnest.privacy.disclosures;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.privacy.holds.Hold;
import org.leadnest.privacy.holds.Holds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /app/settings/disclosures}: what of the account's data was asked by others, as far as the law lets us tell. */
@Controller
class DisclosurePages {
    private static final String PATH = "/app/settings/disclosures";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private final Holds holds;

    DisclosurePages(JdbcTemplate jdbc, InstantSource clock, Holds holds) {
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
                Objects.requireNonNull(tellable).stream()
                        .map(DisclosurePages::line)
                        .toList());
        model.addAttribute(
                "holds",
                holds.tellable(actor.account()).stream()
                        .map(DisclosurePages::held)
                        .toList());
        return "privacy/disclosures";
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

    private static DisclosureLine line(Disclosure one) {
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
                        : consent.by() + ", " + consent.at().toString().substring(0, 10));
    }
}
