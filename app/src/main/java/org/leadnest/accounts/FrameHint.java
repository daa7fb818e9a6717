package org.leadnest.accounts;

import java.util.Optional;

/**
 * One line in the frame of every page about the state of the account, such as a trial that ends soon. Each module may
 * have its own; the one with the lowest {@code @Order} that has something to say is shown.
 */
public interface FrameHint {
    Optional<String> hint(Account account, User user);
}
