package org.leadnest.privacy.news;

import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.leadnest.privacy.Policy;
import org.leadnest.privacy.PolicyLibrary;
import org.leadnest.privacy.PolicyVersion;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button on the banner. */
@Controller
@Requires(Permission.DASHBOARD_READ)
class NewsDoor {
    private final PolicyNews news;
    private final PolicyLibrary library;

    NewsDoor(PolicyNews news, PolicyLibrary library) {
        this.news = news;
        this.library = library;
    }

    @PostMapping("/app/policies/{policy}/{version}/seen")
    String seen(@PathVariable String policy, @PathVariable String version, Actor actor, RedirectAttributes redirect) {
        PolicyVersion found = Policy.of(policy)
                .flatMap(known -> library.find(known, version))
                .filter(PolicyVersion::material)
                .orElseThrow(NotFound::new);
        news.seen(actor.user(), found);
        Toast.show(redirect, "Noted. Earlier versions stay readable from the foot of every policy.");
        return "redirect:/app";
    }
}
