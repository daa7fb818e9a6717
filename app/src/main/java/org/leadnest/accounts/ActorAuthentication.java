package org.leadnest.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Spring Security's view of an {@link Actor}. In a session of a signed-in user only the ids count: name, role and
 * permissions are read again for each request, so that a lost membership ends at once.
 */
public final class ActorAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final Actor actor;
    private final @Nullable UUID apiKey;
    private final @Nullable Instant provenAt;
    private final boolean visiting;

    /**
     * A user in a session.
     *
     * @param provenAt when the user last showed a password or a code in it, by the machine's clock
     */
    public ActorAuthentication(Actor actor, Instant provenAt) {
        this(actor, null, provenAt, false);
    }

    /** A user's API key. */
    public ActorAuthentication(Actor actor, UUID apiKey) {
        this(actor, apiKey, null, false);
    }

    /** An operator in a session who looks into an account that lets operators in. */
    public static ActorAuthentication visiting(Actor actor, Instant provenAt) {
        return new ActorAuthentication(actor, null, provenAt, true);
    }

    private ActorAuthentication(Actor actor, @Nullable UUID apiKey, @Nullable Instant provenAt, boolean visiting) {
        super(List.of());
        this.actor = actor;
        this.apiKey = apiKey;
        this.provenAt = provenAt;
        this.visiting = visiting;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Actor getPrincipal() {
        return actor;
    }

    public boolean visiting() {
        return visiting;
    }

    public boolean byKey() {
        return apiKey != null;
    }

    /** Long ago for a session that is older than this knowledge. */
    public Instant provenAt() {
        return provenAt == null ? Instant.EPOCH : provenAt;
    }

    /** The user's id, by which sessions are found, or the key's, by which its calls are counted. */
    @Override
    public String getName() {
        return apiKey == null ? actor.userUuid().toString() : apiKey.toString();
    }
}
