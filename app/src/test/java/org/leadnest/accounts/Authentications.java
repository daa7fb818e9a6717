package org.leadnest.accounts;

import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Lets the testkit sign an actor in without the sign-in page. */
public final class Authentications {
    private Authentications() {}

    public static AbstractAuthenticationToken of(Actor actor) {
        return new ActorAuthentication(actor);
    }
}
