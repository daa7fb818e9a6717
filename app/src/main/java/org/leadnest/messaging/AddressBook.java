package org.leadnest.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who the people behind the opaque ids are: a module above knows. For the account of the running code. */
public interface AddressBook {
    /** By person; one who is not there is left out. One look for the whole set. */
    Map<UUID, Entry> look(Collection<UUID> persons);

    /** All addresses of a person on a channel, not the first alone; numbers in E.164. */
    List<String> addresses(UUID person, Channel channel);

    /** By person: what a text to it may name, of the lead, its agent, the account, a home and a showing. */
    Map<UUID, Map<String, Object>> fields(Collection<UUID> persons);

    /**
     * @param url of the person's own page
     * @param owner whose person it is
     * @param email the first address, or empty
     * @param phone the first number in E.164, or empty
     */
    record Entry(
            UUID person,
            String name,
            String url,
            @Nullable UUID owner,
            String email,
            String phone,
            Whereabouts whereabouts) {
        public String address(Channel channel) {
            return channel == Channel.SMS ? phone : email;
        }
    }
}
