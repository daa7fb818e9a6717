package org.leadnest.messaging.carriers;

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

/**
 * Addresses at which a carrier fetches the pictures of a text: signed, good for an hour, and without a sign-in. A carrier
 * fetches them as it takes the text.
 */
@Component
public class PictureLinks {
    public static final String PATH = "/pictures/";

    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final int BODY_BYTES = 2 * SignedTokens.ID_BYTES + Long.BYTES;

    private final SignedTokens tokens;
    private final Links links;
    private final ReportAddress reports;
    private final InstantSource clock;

    PictureLinks(DerivedKeys keys, Links links, ReportAddress reports, InstantSource clock) {
        this.tokens = new SignedTokens(keys.forPurpose("messaging/pictures"), BODY_BYTES);
        this.links = links;
        this.reports = reports;
        this.clock = clock;
    }

    /** @param file an attachment of a message that went out by text */
    public record Opened(AccountId account, UUID file) {}

    /** Whether carriers can reach this service at all. */
    public boolean reachable() {
        return reports.reachable(links.to(PATH));
    }

    public String to(AccountId account, UUID file) {
        ByteBuffer body = SignedTokens.put(SignedTokens.put(tokens.body(), account.value()), file);
        return links.to(
                PATH + tokens.of(body.putLong(clock.instant().plus(GOOD_FOR).getEpochSecond())));
    }

    /** Empty for what is not ours, or over its hour. */
    public Optional<Opened> open(String token) {
        return tokens.open(token).flatMap(body -> {
            Opened opened = new Opened(new AccountId(SignedTokens.id(body)), SignedTokens.id(body));
            return clock.instant().isAfter(Instant.ofEpochSecond(body.getLong()))
                    ? Optional.empty()
                    : Optional.of(opened);
        });
    }
}
