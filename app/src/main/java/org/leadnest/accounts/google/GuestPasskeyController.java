package org.leadnest.accounts.google;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.User;
import org.leadnest.accounts.passkeys.Challenges;
import org.leadnest.accounts.passkeys.Passkeys;
import org.leadnest.accounts.signin.Doorway;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A passkey in place of the password, for whom Google named for the first time. */
@Controller
@Open
class GuestPasskeyController {
    private final Errands errands;
    private final Identities identities;
    private final Accounts accounts;
    private final Passkeys passkeys;
    private final Challenges challenges;
    private final Doorway doorway;

    GuestPasskeyController(
            Errands errands,
            Identities identities,
            Accounts accounts,
            Passkeys passkeys,
            Challenges challenges,
            Doorway doorway) {
        this.errands = errands;
        this.identities = identities;
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.doorway = doorway;
    }

    /** Names nobody's passkeys: the device offers those that it has. */
    @PostMapping(value = "/sign-in/google/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String options(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return passkeys.toProve(Optional.empty(), challenges.fresh(Challenges.Purpose.SIGN_IN, request));
    }

    @PostMapping("/sign-in/google/passkey")
    String join(
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<Errands.Guest> guest = errands.guest(request);
        Optional<UserId> user = guest.flatMap(
                        one -> EmailAddress.parse(one.user().email()))
                .flatMap(accounts::userWith)
                .map(User::id);
        if (guest.isEmpty() || user.isEmpty()) {
            return "redirect:/sign-in";
        }
        boolean theirs = challenges
                .take(Challenges.Purpose.SIGN_IN, request)
                .flatMap(challenge -> passkeys.signer(user, challenge, credential))
                .filter(user.get()::equals)
                .isPresent();
        boolean joined = theirs
                && Tenancy.as(
                        accounts.homeOf(user.get()),
                        () -> identities.join(guest.get().user(), user.get()));
        if (!joined) {
            Toast.show(
                    redirect,
                    theirs
                            ? "This account is joined with another Google account already."
                            : "This passkey did not open the account. Try again, or use the password.");
            return "redirect:/sign-in/google/password";
        }
        return doorway.inside(user.get(), "Google and passkey", guest.get().next(), request, response);
    }
}
