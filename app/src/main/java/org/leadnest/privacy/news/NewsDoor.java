package org.leadnest.privacy.news;

import java.util.regex.Pattern;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button on the banner; it leads back to the page on which the banner stood. */
@Controller
@Requires(Permission.DASHBOARD_READ)
class NewsDoor {
    private static final Pattern OF_THE_APPLICATION = Pattern.compile("/app(/[A-Za-z0-9][\\w.-]*)*");

    private final PolicyNews news;
    private final PolicyLibrary library;

    NewsDoor(PolicyNews news, PolicyLibrary library) {
        this.news = news;
        this.library = library;
    }

    @PostMapping("/app/policies/{policy}/{version}/seen")
    String seen(
            @PathVariable String policy,
            @PathVariable String version,
            @RequestParam(defaultValue = "/app") String back,
            Actor actor,
            RedirectAttributes redirect) {
        PolicyVersion found = Policy.of(policy)
                .flatMap(known -> library.find(known, version))
                .filter(PolicyVersion::material)
                .orElseThrow(NotFound::new);
        news.seen(actor.user(), found);
        Toast.show(redirect, "Noted. Earlier versions stay readable from the foot of every policy.");
        return "redirect:" + (OF_THE_APPLICATION.matcher(back).matches() ? back : "/app");
    }
}
