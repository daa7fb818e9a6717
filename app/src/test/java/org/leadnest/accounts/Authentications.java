package org.leadnest.accounts;

import java.time.Instant;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Lets the testkit sign an actor in without the sign-in page. */
public final class Authentications {
    private Authentications() {}

    public static AbstractAuthenticationToken of(Actor actor) {
        return of(actor, Instant.now());
    }

    /** An operator who looks into an account. */
    public static AbstractAuthenticationToken visiting(Actor operator) {
        return ActorAuthentication.visiting(operator, Instant.now());
    }

    /** @param provenAt when the actor showed a password last */
    public static AbstractAuthenticationToken of(Actor actor, Instant provenAt) {
        return new ActorAuthentication(actor, provenAt);
    }
}
