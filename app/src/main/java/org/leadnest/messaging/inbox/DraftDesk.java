package org.leadnest.messaging.inbox;

import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.messaging.AddressBook;

/** Draws up a message to a person from what is known: a module above does. Sends nothing. May be slow. */
public interface DraftDesk {
    /** What can be asked for; none for somebody whose data is not used. */
    List<Offer> offers(AddressBook.Entry person, Actor actor);

    /** Empty where nothing of that key is offered. */
    Optional<Draft> draft(AddressBook.Entry person, String offer, Typed typed, Actor actor);

    record Offer(String key, String label) {}

    /** What stands in the composer. @param channel a {@code Channel}'s name, or empty */
    record Typed(String channel, String subject, String text) {}

    /**
     * What stands in the composer then.
     *
     * @param subjects subject lines to choose from; may be empty
     * @param note who wrote it and from what, or why nothing changed
     * @param tone of the note: {@code info} or {@code warn}
     */
    record Draft(String subject, String text, List<String> subjects, String note, String tone) {
        public Draft {
            subjects = List.copyOf(subjects);
        }
    }
}
