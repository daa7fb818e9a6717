package org.leadnest.accounts;

import java.util.Optional;
import org.leadnest.platform.restore.RestoreWatch;
import org.leadnest.platform.web.Banner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells everybody that nothing is sent since an older backup was restored. */
@Component
@Order(5)
class RestoreBanner implements FrameBanner {
    private final RestoreWatch watch;

    RestoreBanner(RestoreWatch watch) {
        this.watch = watch;
    }

    @Override
    public Optional<Banner> banner(Account account, User user) {
        return watch.lastKnown()
                .map(hold -> new Banner(
                        "warn",
                        "Sending is held",
                        "An older backup was restored. Messages and sequences wait until the operator of this service has"
                                + " looked and confirmed it; nothing is lost.",
                        null,
                        null,
                        null,
                        null));
    }
}
