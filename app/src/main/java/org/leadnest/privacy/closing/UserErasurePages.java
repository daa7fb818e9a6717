package org.leadnest.privacy.closing;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.OperatorLog;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /ops/erasures}: a user is found by address and erased out of turn; the address stands in no URL. */
@Controller
@ForOperator(made = true)
@RequestMapping("/ops/erasures")
class UserErasurePages {
    private static final String VIEW = "privacy/usererasure";

    private final UserErasures erasures;
    private final Accounts accounts;
    private final OperatorLog log;

    UserErasurePages(UserErasures erasures, Accounts accounts, OperatorLog log) {
        this.log = log;
        this.erasures = erasures;
        this.accounts = accounts;
    }

    @GetMapping
    String page() {
        return VIEW;
    }

    @PostMapping("/search")
    String search(@RequestParam(defaultValue = "") String email, Model model, HttpServletResponse response) {
        if (!email.isBlank()) {
            log.searched(email);
        }
        Optional<User> user = found(email);
        model.addAttribute("email", email.strip());
        if (user.isEmpty()) {
            return refused(
                    "No user has this address. Expected the whole address that they sign in with.", model, response);
        }
        model.addAttribute("name", user.get().name());
        model.addAttribute("touched", erasures.touched(user.get().id()));
        return VIEW;
    }

    @PostMapping
    @StepUp("erase a user")
    String erase(
            @RequestParam(defaultValue = "") String email,
            Actor operator,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<User> user = found(email);
        if (user.isEmpty() || user.get().id().equals(operator.user())) {
            return refused("Expected the address of a user other than yourself.", model, response);
        }
        List<String> held = erasures.held(user.get().id());
        if (!held.isEmpty()) {
            return refused(
                    "A legal hold keeps " + String.join(", ", held)
                            + ". Let it end, or end it under Operations, and erase them then.",
                    model,
                    response);
        }
        erasures.begin(user.get().id(), operator);
        Toast.show(
                redirect,
                "Nothing is sent for them any more, and the erasure runs. An account that goes with them stands in Closings.");
        return "redirect:/ops/erasures";
    }

    private static String refused(String problem, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problem", problem);
        return VIEW;
    }

    private Optional<User> found(String email) {
        return EmailAddress.parse(email.strip()).flatMap(accounts::userWith);
    }
}
