package org.leadnest.privacy;

import java.util.List;
import org.springframework.stereotype.Component;

/** What the accounts module, which stands below this one, keeps about its users (promise A1). */
@Component
class AccountData implements PersonalData {
    private static final String WITH_ACCOUNT = "While the account is open, and 90 days at most after it is closed.";

    @Override
    public String module() {
        return "accounts";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind("Name, e-mail address, phone and company", "To run the account", WITH_ACCOUNT),
                new Kind("A hash of the password", "To recognise the user", WITH_ACCOUNT),
                new Kind("Hashes of sign-in attempts", "To slow down guessing", "One day after the last failure."));
    }
}
