package org.leadnest.privacy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.SignedTokens;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** Sealed links by which a person fetches the copy that they asked for; each is good for a week. Thread-safe. */
@Component
class CopyLinks {
    static final Duration GOOD_FOR = Duration.ofDays(7);
    static final String PATH = "/my/copy/";
    private static final int BODY_BYTES = 3 * SignedTokens.ID_BYTES + Long.BYTES;

    private final SignedTokens tokens;
    private final Links links;
    private final InstantSource clock;

    CopyLinks(DerivedKeys keys, Links links, InstantSource clock) {
        this.tokens = new SignedTokens(keys.forPurpose("copies of people's data"), BODY_BYTES);
        this.links = links;
        this.clock = clock;
    }

    /**
     * @param request that was answered with a copy
     * @param person who was answered; a merge may make the request another's
     */
    record Opened(AccountId account, UUID request, UUID person) {}

    String to(AccountId account, UUID request, UUID person) {
        ByteBuffer body = tokens.body();
        SignedTokens.put(body, account.value());
        SignedTokens.put(body, request);
        SignedTokens.put(body, person);
        return links.to(
                PATH + tokens.of(body.putLong(clock.instant().plus(GOOD_FOR).getEpochSecond())));
    }

    /** Empty for what is not ours, or over its week. */
    Optional<Opened> open(String token) {
        return tokens.open(token).flatMap(body -> {
            Opened opened =
                    new Opened(new AccountId(SignedTokens.id(body)), SignedTokens.id(body), SignedTokens.id(body));
            Instant end = Instant.ofEpochSecond(body.getLong());
            return clock.instant().isAfter(end) ? Optional.empty() : Optional.of(opened);
        });
    }
}
