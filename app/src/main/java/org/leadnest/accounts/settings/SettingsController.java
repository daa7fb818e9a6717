package org.leadnest.accounts.settings;

import java.util.Comparator;
import java.util.List;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@Requires(Permission.PROFILE_WRITE)
class SettingsController {
    private final List<SettingsPlace> places;
    private final Accounts accounts;

    SettingsController(List<SettingsPlace> places, Accounts accounts) {
        this.places = places.stream()
                .sorted(Comparator.comparingInt(SettingsPlace::order))
                .toList();
        this.accounts = accounts;
    }

    @GetMapping("/app/settings")
    String index(Actor actor, Model model) {
        List<SettingsEntry> open = places.stream()
                .filter(place -> actor.may(place.needs()))
                .map(place -> new SettingsEntry(place.href(), place.icon(), place.title(), place.text()))
                .toList();
        model.addAttribute("page", new SettingsPage(open));
        return "accounts/settings/index";
    }

    @GetMapping("/app/settings/roles")
    String roles(Actor actor, Model model) {
        model.addAttribute("page", RolesPage.of(accounts.members(actor.account()), actor));
        return "accounts/settings/roles";
    }
}
