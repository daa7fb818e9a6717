package org.leadnest.leads;

import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.Actor;

/** Something that another module does with the leads that are ticked in the list. */
public interface LeadBulkAction {
    /** What this actor is offered now, or nothing. */
    Optional<Choice> offer(Actor actor);

    /**
     * A select with a button. The form posts {@code leadIds} (repeated) and {@code parameter} to {@code action}.
     *
     * @param label of the button, such as {@code Enroll}
     * @param options value to text, in order
     */
    record Choice(String label, String action, String parameter, String blank, Map<String, String> options) {}
}
