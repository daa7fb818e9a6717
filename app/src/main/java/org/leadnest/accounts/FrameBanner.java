package org.leadnest.accounts;

import java.util.Optional;
import org.leadnest.platform.web.Banner;

/** What a module has to show above every page of the application; the one with the lowest {@code @Order} is shown. */
public interface FrameBanner {
    Optional<Banner> banner(Account account, User user);
}
