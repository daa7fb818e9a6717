package org.leadnest.site;

import org.leadnest.accounts.Open;
import org.leadnest.platform.web.NotFound;
import org.leadnest.privacy.CookieCatalogue;
import org.leadnest.privacy.InstallationFacts;
import org.leadnest.privacy.Policy;
import org.leadnest.privacy.PolicyLibrary;
import org.leadnest.privacy.PolicyVersion;
import org.leadnest.privacy.Subprocessors;
import org.leadnest.privacy.TextChange;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The policies: each as it is in force, all its versions, and what each of them changed. */
@Controller
@Open
class PolicyPages {
    private static final String POLICY = "/{policy:privacy|cookies|terms|security|subprocessors}";

    private final PolicyLibrary library;
    private final SiteProperties properties;
    private final CookieCatalogue catalogue;
    private final Subprocessors subprocessors;
    private final InstallationFacts facts;

    PolicyPages(
            PolicyLibrary library,
            SiteProperties properties,
            CookieCatalogue catalogue,
            Subprocessors subprocessors,
            InstallationFacts facts) {
        this.library = library;
        this.properties = properties;
        this.catalogue = catalogue;
        this.subprocessors = subprocessors;
        this.facts = facts;
    }

    @GetMapping("/privacy")
    String privacy(Model model) {
        model.addAttribute("facts", facts.sentences());
        return inForce(Policy.PRIVACY, model);
    }

    @GetMapping("/cookies")
    String cookies(Model model) {
        model.addAttribute("cookies", new CookiesPage(catalogue.cookies(), catalogue.storage(), catalogue.measures()));
        return inForce(Policy.COOKIES, model);
    }

    @GetMapping("/terms")
    String terms(Model model) {
        inForce(Policy.TERMS, model);
        return "site/policyversion";
    }

    @GetMapping("/security")
    String security(Model model) {
        inForce(Policy.SECURITY, model);
        return "site/policyversion";
    }

    @GetMapping("/subprocessors")
    String subprocessors(Model model) {
        model.addAttribute("companies", subprocessors.all());
        return inForce(Policy.SUBPROCESSORS, model);
    }

    private String inForce(Policy policy, Model model) {
        show(library.inForce(policy), model);
        return "site/" + policy.slug();
    }

    private void show(PolicyVersion version, Model model) {
        PolicyVersion inForce = library.inForce(version.policy());
        model.addAttribute("page", PolicyPage.of(version, inForce, properties.contactEmail()));
    }

    @GetMapping(POLICY + "/versions")
    String versions(@PathVariable String policy, Model model) {
        Policy known = known(policy);
        PolicyVersion inForce = library.inForce(known);
        model.addAttribute(
                "page",
                new VersionsPage(
                        known.title(),
                        "/" + policy,
                        library.versions(known).stream()
                                .map(one -> line(one, inForce))
                                .toList()));
        return "site/versions";
    }

    private VersionsPage.Line line(PolicyVersion one, PolicyVersion inForce) {
        String path = "/" + one.policy().slug() + "/versions/" + one.version();
        String state = one.equals(inForce) ? "In force" : one.day().isAfter(inForce.day()) ? "Announced" : "Earlier";
        return new VersionsPage.Line(
                PolicyPage.written(one.day()),
                one.version(),
                one.why(),
                state,
                path,
                library.before(one).isPresent() ? path + "/changes" : null);
    }

    @GetMapping(POLICY + "/versions/{version}")
    String version(@PathVariable String policy, @PathVariable String version, Model model) {
        show(found(policy, version), model);
        return "site/policyversion";
    }

    @GetMapping(POLICY + "/versions/{version}/changes")
    String changes(@PathVariable String policy, @PathVariable String version, Model model) {
        PolicyVersion after = found(policy, version);
        PolicyVersion before = library.before(after).orElseThrow(NotFound::new);
        model.addAttribute(
                "page",
                new ChangesPage(
                        after.policy().title(),
                        after.why(),
                        PolicyPage.written(before.day()),
                        PolicyPage.written(after.day()),
                        "/" + policy + "/versions",
                        TextChange.between(before.prose().lines(), after.prose().lines())));
        return "site/changes";
    }

    private PolicyVersion found(String policy, String version) {
        return library.find(known(policy), version).orElseThrow(NotFound::new);
    }

    private static Policy known(String policy) {
        return Policy.of(policy).orElseThrow(NotFound::new);
    }
}
