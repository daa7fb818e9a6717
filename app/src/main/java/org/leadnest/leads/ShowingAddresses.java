package org.leadnest.leads;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.SignedTokens;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** Secret addresses of a showing's calendar file, for the lead: each says which showing it is of, and is signed. */
@Component
public class ShowingAddresses {
    private final SignedTokens tokens;
    private final Links links;

    ShowingAddresses(DerivedKeys keys, Links links) {
        this.tokens = new SignedTokens(keys.forPurpose("leads/showings"), 2 * SignedTokens.ID_BYTES);
        this.links = links;
    }

    /** Which showing an address is of. */
    public record Found(AccountId account, UUID showing) {}

    /** The whole address of the file. */
    public String of(UUID showing) {
        ByteBuffer body = SignedTokens.put(tokens.body(), Tenancy.required().value());
        return links.to("/showing/" + tokens.of(SignedTokens.put(body, showing)) + ".ics");
    }

    public Optional<Found> open(String token) {
        return tokens.open(token).map(body -> new Found(new AccountId(SignedTokens.id(body)), SignedTokens.id(body)));
    }
}
