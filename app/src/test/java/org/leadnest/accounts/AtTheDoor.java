package org.leadnest.accounts;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Optional;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody with a password of their own, and what they do before they are signed in. */
final class AtTheDoor {
    private AtTheDoor() {}

    /** Opens an account for them. */
    static Actor owner(Accounts accounts, EmailAddress email, String passwordHash, boolean confirmed) {
        AccountId account = new AccountId(Ids.next());
        UserId user = new UserId(Ids.next());
        accounts.open(new NewAccount(
                account, user, "Harbor Realty", "Grace Harbor", email, Optional.empty(), passwordHash, confirmed));
        if (confirmed) {
            accounts.verify(user);
        }
        return accounts.actor(account, user).orElseThrow();
    }

    static MvcTestResult enter(MockMvcTester mvc, EmailAddress email, String password) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", email.value())
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    static MvcTestResult forgotten(MockMvcTester mvc, String email) {
        return mvc.post()
                .uri("/forgot-password")
                .param("email", email)
                .with(csrf())
                .exchange();
    }
}
