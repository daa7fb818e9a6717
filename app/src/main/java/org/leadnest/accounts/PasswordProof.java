package org.leadnest.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.leadnest.accounts.signin.PasswordCheck;
import org.springframework.stereotype.Component;

/** Asks somebody who is signed in for their password once more, before something that cannot be taken back. */
@Component
public class PasswordProof {
    private final Accounts accounts;
    private final PasswordCheck check;

    PasswordProof(Accounts accounts, PasswordCheck check) {
        this.accounts = accounts;
        this.check = check;
    }

    /** What to tell them when it is not proven; wrong tries count as those of the sign-in do. */
    public Optional<String> objection(Actor actor, String password, HttpServletRequest request) {
        return check.objection(accounts.user(actor.user()), password, request);
    }
}
