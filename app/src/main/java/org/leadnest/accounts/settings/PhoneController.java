package org.leadnest.accounts.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.profile.Phones;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own number: a code is texted to it, and comes back. */
@Controller
@Requires(Permission.PROFILE_WRITE)
class PhoneController {
    private final Phones phones;
    private final ProfileView view;

    PhoneController(Phones phones, ProfileView view) {
        this.phones = phones;
        this.view = view;
    }

    @PostMapping("/app/settings/profile/phone")
    @StepUp("change your phone number")
    String ask(
            @RequestParam(defaultValue = "") String phone,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<PhoneNumber> number = PhoneNumber.parse(phone);
        FieldErrors errors =
                new FieldErrors().expect(number.isPresent(), "phone", "expected a number such as (305) 555-0123");
        if (errors.none()) {
            phones.ask(actor, number.get()).ifPresent(objection -> errors.add("phone", objection));
        }
        if (errors.any()) {
            return again(actor, phone, errors, model, response);
        }
        Toast.show(redirect, "A code is on its way to " + number.get().display() + ".");
        return ProfileView.BACK;
    }

    @PostMapping("/app/settings/profile/phone/confirmation")
    String confirm(
            @RequestParam(defaultValue = "") String code,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors();
        switch (phones.confirm(actor.user(), code)) {
            case CONFIRMED -> {
                Toast.show(redirect, "Your number is confirmed.");
                return ProfileView.BACK;
            }
            case WRONG -> errors.add("code", "that is not the code that was sent");
            case OVER -> errors.add("code", "that code works no more; have another one sent");
        }
        return again(actor, "", errors, model, response);
    }

    @PostMapping("/app/settings/profile/phone/removal")
    @StepUp("remove your phone number")
    String forget(Actor actor, RedirectAttributes redirect) {
        phones.forget(actor.user());
        Toast.show(redirect, "Your number is forgotten.");
        return ProfileView.BACK;
    }

    private String again(Actor actor, String number, FieldErrors errors, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view.show(actor, view.kept(actor).calling(number), errors, model);
    }
}
