package org.leadnest.accounts.google;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.profile.Portrait;
import org.leadnest.accounts.profile.Profiles;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Fetches the picture that the issuer names, once, when somebody without a picture is joined: in the background, so that
 * nobody waits for it, and by the client that reaches no private address. What is kept is drawn anew from what was decoded;
 * whatever cannot be fetched or decoded is no picture, and that is all.
 */
@Component
class FirstPictures implements JobHandler {
    static final String NAME = "accounts.first-picture";
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int MOST_CHARS = 2_000;
    /** How Google's addresses end: the side of the square in pixels. */
    private static final String SMALL = "=s96-c";

    private static final String FITTING = "=s256-c";

    private final IdentityStore store;
    private final Profiles profiles;
    private final GoogleProperties properties;
    private final OutboundHttp outbound;
    private final Jobs jobs;

    FirstPictures(
            IdentityStore store, Profiles profiles, GoogleProperties properties, OutboundHttp outbound, Jobs jobs) {
        this.store = store;
        this.profiles = profiles;
        this.properties = properties;
        this.outbound = outbound;
        this.jobs = jobs;
    }

    /** In the transaction that joins the user of the account of the running code. */
    void await(UserId user, GoogleUser google) {
        if (acceptable(google.picture()) && profiles.of(user).picture().isEmpty()) {
            store.await(user, google.picture());
            jobs.submit(NAME, Tenancy.required(), user.value());
        }
    }

    /** Encrypted, or as bare as the issuer itself, which only a local one is. */
    private boolean acceptable(String picture) {
        return picture.length() <= MOST_CHARS
                && (picture.startsWith("https://")
                        || picture.startsWith("http://") && properties.issuer().startsWith("http://"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId account, UUID subject) {
        UserId user = new UserId(subject);
        store.takePicture(user)
                .flatMap(FirstPictures::address)
                .flatMap(address -> outbound.read(address, LONGEST, MOST_BYTES))
                .flatMap(Portrait::of)
                .ifPresent(jpeg -> profiles.showFirst(user, jpeg));
    }

    private static Optional<URI> address(String picture) {
        try {
            return Optional.of(URI.create(
                    picture.endsWith(SMALL)
                            ? picture.substring(0, picture.length() - SMALL.length()) + FITTING
                            : picture));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Nobody is told: they have no picture, as before. */
    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {}
}
