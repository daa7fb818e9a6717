package org.leadnest.testkit;

import org.leadnest.accounts.Actor;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Makes a MockMvc request one of a signed-in actor: {@code mvc.get().uri("/app").with(SignedIn.as(players.maya()))}. */
public final class SignedIn {
    private SignedIn() {}

    public static RequestPostProcessor as(Actor actor) {
        RequestPostProcessor authentication = SecurityMockMvcRequestPostProcessors.authentication(token(actor));
        RequestPostProcessor csrf = SecurityMockMvcRequestPostProcessors.csrf();
        return request -> csrf.postProcessRequest(authentication.postProcessRequest(request));
    }

    /** Signed in so long ago that dangerous acts ask for the password again. */
    public static RequestPostProcessor longAgo(Actor actor) {
        RequestPostProcessor authentication = SecurityMockMvcRequestPostProcessors.authentication(
                org.leadnest.accounts.Authentications.of(actor, java.time.Instant.EPOCH));
        RequestPostProcessor csrf = SecurityMockMvcRequestPostProcessors.csrf();
        return request -> csrf.postProcessRequest(authentication.postProcessRequest(request));
    }

    private static AbstractAuthenticationToken token(Actor actor) {
        return org.leadnest.accounts.Authentications.of(actor);
    }
}
