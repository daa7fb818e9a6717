package org.leadnest.messaging.links;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.SignedTokens;
import org.springframework.stereotype.Component;

/** What the picture in a counted letter is fetched by: it carries the account and the message, and nobody else can make one. */
@Component
class OpenTokens {
    private final SignedTokens tokens;

    OpenTokens(DerivedKeys keys) {
        tokens = new SignedTokens(keys.forPurpose("messaging/opens"), 2 * SignedTokens.ID_BYTES);
    }

    record Picture(AccountId account, UUID message) {}

    String of(Picture picture) {
        var body = tokens.body();
        SignedTokens.put(body, picture.account().value());
        return tokens.of(SignedTokens.put(body, picture.message()));
    }

    Optional<Picture> read(String token) {
        return tokens.open(token).map(body -> {
            var account = SignedTokens.id(body);
            return new Picture(new AccountId(account), SignedTokens.id(body));
        });
    }
}
