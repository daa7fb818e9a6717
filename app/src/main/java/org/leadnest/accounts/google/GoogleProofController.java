package org.leadnest.accounts.google;

import jakarta.servlet.http.HttpServletRequest;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.factors.SecondFactors;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /step-up/google}: sends whoever has no password to an issuer that says when they signed in, as a proof before a dangerous act. */
@Controller
@Requires(Permission.PROFILE_WRITE)
class GoogleProofController {
    private final GoogleProof proof;
    private final SecondFactors factors;
    private final Errands errands;

    GoogleProofController(GoogleProof proof, SecondFactors factors, Errands errands) {
        this.proof = proof;
        this.factors = factors;
        this.errands = errands;
    }

    /** Whoever has a second factor shows that. */
    @PostMapping("/step-up/google")
    String go(Actor actor, HttpServletRequest request, RedirectAttributes redirect) {
        if (factors.on(actor.user()) || !proof.offered(actor.user())) {
            throw new NotFound();
        }
        try {
            return "redirect:" + errands.beginProof(actor.userUuid(), request);
        } catch (GoogleClient.Unreachable silent) {
            Toast.show(redirect, "Google does not answer at this moment. Please try again.");
            return "redirect:/step-up";
        }
    }
}
