package org.leadnest.accounts.settings;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.User;
import org.leadnest.accounts.profile.Phones;
import org.leadnest.accounts.profile.Profile;
import org.leadnest.accounts.profile.Profiles;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.PhoneNumber;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts a person's own page together, with whatever one of its forms sent. */
@Component
class ProfileView {
    static final String PLACE = "/app/settings/profile";
    static final String BACK = "redirect:" + PLACE;

    static final Map<String, String> LANGUAGES = options("en", "English", "es", "Spanish");
    static final Map<String, String> THEMES = options("light", "Light", "dark", "Dark");

    private final Accounts accounts;
    private final Profiles profiles;
    private final Phones phones;

    ProfileView(Accounts accounts, Profiles profiles, Phones phones) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.phones = phones;
    }

    private static Map<String, String> options(String... pairs) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            options.put(pairs[at], pairs[at + 1]);
        }
        return options;
    }

    ProfilePage.Typed kept(Actor actor) {
        Profile profile = profiles.of(actor.user());
        return new ProfilePage.Typed(
                accounts.user(actor.user()).name(),
                profile.zone().map(ZoneId::getId).orElse(""),
                profile.language().orElse(""),
                profile.theme().orElse(""),
                profile.signature(),
                "");
    }

    void keep(Actor actor, String name, Profile.Choice choice) {
        profiles.describe(actor.user(), name, choice);
    }

    String show(Actor actor, ProfilePage.Typed typed, FieldErrors errors, Model model) {
        User user = accounts.user(actor.user());
        Profile profile = profiles.of(actor.user());
        model.addAttribute(
                "page",
                new ProfilePage(
                        typed,
                        user.email().value(),
                        user.verified(),
                        new ProfilePage.Choices(AccountController.ZONES, LANGUAGES, THEMES),
                        new ProfilePage.Phone(
                                profile.phone().map(PhoneNumber::display).orElse(""),
                                phones.awaited(user.id())
                                        .map(PhoneNumber::display)
                                        .orElse(""),
                                phones.closed(actor).orElse("")),
                        profile.picture().orElse(""),
                        errors.ordered()));
        return "accounts/settings/profile";
    }
}
