package org.leadnest.leads.routing;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.SignedTokens;
import org.springframework.stereotype.Component;

/** The signed link by which whoever has left fetches their own leads for seven days. */
@Component
class FarewellSeal {
    static final Duration LIFE = Duration.ofDays(7);
    private static final int BODY_BYTES = 2 * SignedTokens.ID_BYTES + Long.BYTES;

    private final SignedTokens tokens;

    FarewellSeal(DerivedKeys keys) {
        this.tokens = new SignedTokens(keys.forPurpose("leads/farewell"), BODY_BYTES);
    }

    /** Who has left what, and when; to the second, begun ones being whole. */
    record Leaver(AccountId account, UserId user, Instant left) {
        Leaver {
            left = left.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
        }
    }

    String token(Leaver leaver) {
        ByteBuffer body = tokens.body();
        SignedTokens.put(body, leaver.account().value());
        SignedTokens.put(body, leaver.user().value());
        return tokens.of(body.putLong(leaver.left().getEpochSecond()));
    }

    /** Nothing for a link that is not ours, or over its seven days. */
    Optional<Leaver> open(String token, Instant now) {
        return tokens.open(token)
                .map(body -> new Leaver(
                        new AccountId(SignedTokens.id(body)),
                        new UserId(SignedTokens.id(body)),
                        Instant.ofEpochSecond(body.getLong())))
                .filter(leaver -> now.isBefore(leaver.left().plus(LIFE)));
    }
}
