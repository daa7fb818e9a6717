package org.leadnest.messaging.inbox;

import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.messaging.AddressBook;

/** Says what a person's last message wants and how it could be answered: a module above knows. Sends nothing. */
public interface ReplyAdviser {
    /** @param said the newest message of the person's, without what it quotes */
    Optional<Advice> advice(AddressBook.Entry person, String said, Actor actor);

    /**
     * @param reading what the message wants, in a few words
     * @param replies texts to begin with; none where it wants no answer
     */
    record Advice(String reading, List<String> replies) {
        public Advice {
            replies = List.copyOf(replies);
        }
    }
}
