package org.leadnest.accounts.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Objects;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A browser on its way to the issuer: where we sent it, and its session here. */
record Trip(String address, Cookie session) {
    static Trip begin(MockMvcTester mvc, String next) {
        MvcTestResult away =
                mvc.get().uri("/sign-in/google").param("next", next).exchange();
        assertThat(away).hasStatus3xxRedirection();
        return new Trip(Objects.requireNonNull(away.getResponse().getRedirectedUrl()), session(away));
    }

    /** The same browser comes back to {@code path}; the answer always carries its session. */
    MvcTestResult back(MockMvcTester mvc, String path) {
        MvcTestResult back = mvc.get().uri(URI.create(path)).cookie(session).exchange();
        if (back.getResponse().getCookie("session") == null) {
            back.getResponse().addCookie(session);
        }
        return back;
    }

    String state() {
        return address.replaceFirst(".*[?&]state=([^&]*).*", "$1");
    }

    static Cookie session(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("session"));
    }

    /** Whom the issuer named opens an account. */
    static MvcTestResult signUp(MockMvcTester mvc, Cookie guest) {
        return mvc.post()
                .uri("/sign-up/google")
                .param("name", "Nils New")
                .param("company", "New Homes")
                .param("age", "true")
                .param("terms", "true")
                .cookie(guest)
                .with(csrf())
                .exchange();
    }
}
