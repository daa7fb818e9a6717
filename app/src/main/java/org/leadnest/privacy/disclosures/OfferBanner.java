package org.leadnest.privacy.disclosures;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.FrameBanner;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.web.Banner;
import org.leadnest.platform.web.NothingNew;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Shows owners that a sharing waits for their answer, until it has one or is over. */
@Component
@Order(18)
class OfferBanner implements FrameBanner {
    /** Offers are rare: who has none is asked about again after this long. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final SharingOffers offers;
    private final InstantSource clock;
    private final NothingNew<AccountId> none = new NothingNew<>(REST);

    OfferBanner(SharingOffers offers, InstantSource clock) {
        this.offers = offers;
        this.clock = clock;
    }

    @Override
    public Optional<Banner> banner(Account account, User user) {
        Instant now = clock.instant();
        if (!owner() || none.lately(account.id(), now)) {
            return Optional.empty();
        }
        Optional<SharingOffer> first = offers.open().stream().findFirst();
        if (first.isEmpty()) {
            none.remember(account.id(), now);
        }
        return first.map(offer -> new Banner(
                "warn",
                "May we share data of your account?",
                "We ask you to agree to a sharing with " + offer.recipient() + ". Without your yes nothing is shared.",
                DisclosurePages.PATH,
                "Read and decide",
                null,
                null));
    }

    private static boolean owner() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication own
                && !own.visiting()
                && own.getPrincipal().role() == Role.OWNER;
    }
}
