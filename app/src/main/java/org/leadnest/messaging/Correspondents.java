package org.leadnest.messaging;

import java.util.Optional;
import java.util.UUID;

/** Who people are is not messaging's to know: a module above finds the person behind an address, or files a new one. */
public interface Correspondents {
    /** Who has that address, for the account of the running code. */
    Optional<UUID> known(Channel channel, String address);

    /**
     * For the account of the running code.
     *
     * @param address an e-mail address, or a number in E.164
     * @param name as the letter says it, or empty
     */
    UUID personOf(Channel channel, String address, String name);
}
