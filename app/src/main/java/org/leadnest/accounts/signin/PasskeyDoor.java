package org.leadnest.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.passkeys.Challenges;
import org.leadnest.accounts.passkeys.Passkeys;
import org.leadnest.kernel.UserId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * In by a passkey, with nothing else: the device has checked its person. The same answer ends the second step after a
 * password, and is a proof before a dangerous act.
 */
@Controller
class PasskeyDoor {
    private static final String NOT_HELD =
            "This passkey did not open an account. Try again, or come in by your password.";

    private final Passkeys passkeys;
    private final Challenges challenges;
    private final Sessions sessions;
    private final Doorway doorway;
    private final StepUpController stepUp;

    PasskeyDoor(Passkeys passkeys, Challenges challenges, Sessions sessions, Doorway doorway, StepUpController stepUp) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.sessions = sessions;
        this.doorway = doorway;
        this.stepUp = stepUp;
    }

    @PostMapping(value = "/sign-in/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Open
    String options(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return passkeys.toProve(Optional.empty(), challenges.fresh(Challenges.Purpose.SIGN_IN, request));
    }

    @PostMapping("/sign-in/passkey")
    @Open
    String enter(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<UserId> user = challenges
                .take(Challenges.Purpose.SIGN_IN, request)
                .flatMap(challenge -> passkeys.signer(Optional.empty(), challenge, credential));
        Optional<Sessions.Held> held = sessions.held(request)
                .filter(waiting ->
                        user.map(UserId::value).filter(waiting.user()::equals).isPresent());
        if (user.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return doorway.page(NOT_HELD, next, model);
        }
        String with = held.map(waiting -> waiting.with() + " and passkey").orElse("passkey");
        return doorway.inside(user.get(), with, held.map(Sessions.Held::next).orElse(next), request, response);
    }

    @PostMapping(value = "/step-up/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Requires(Permission.PROFILE_WRITE)
    String proofOptions(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return passkeys.toProve(Optional.of(actor.user()), challenges.fresh(Challenges.Purpose.STEP_UP, request));
    }

    @PostMapping("/step-up/passkey")
    @Requires(Permission.PROFILE_WRITE)
    String prove(
            @RequestParam(defaultValue = "") String credential,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<UserId> signer = challenges
                .take(Challenges.Purpose.STEP_UP, request)
                .flatMap(challenge -> passkeys.signer(Optional.of(actor.user()), challenge, credential));
        if (signer.isEmpty()) {
            return stepUp.refuse(actor, "This passkey did not do. Try again.", request, response, model);
        }
        sessions.proved(actor, request, response);
        return "redirect:"
                + sessions.asked(request)
                        .filter(Sessions.Asked::reading)
                        .map(Sessions.Asked::path)
                        .orElse("/step-up");
    }
}
