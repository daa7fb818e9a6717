package org.leadnest.accounts.signup;

import java.util.Optional;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.FrameHint;
import org.leadnest.accounts.User;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Reminds of the verification mail; until then nothing is sent to leads. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class VerificationHint implements FrameHint {
    @Override
    public Optional<String> hint(Account account, User user) {
        return user.verified()
                ? Optional.empty()
                : Optional.of("Please confirm " + user.email()
                        + ": open the link in our mail. Until then LeadNest sends nothing to your leads."
                        + " Settings, Profile sends the link again.");
    }
}
