package org.leadnest.leads;

import gg.jte.Content;
import java.util.Optional;
import java.util.function.Function;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.web.Shell;

/** A card of another module on the page of a lead. */
public interface LeadPanel {
    /** Small first. */
    int position();

    /** Whether it stands above the timeline instead of beside it. */
    default boolean leads() {
        return false;
    }

    /**
     * The whole card, or nothing when there is nothing to show to this actor. Called inside {@code Tenancy.as}: rows are
     * read here; the function that is given back only renders them, into the frame that it is handed.
     */
    Optional<Function<Shell, Content>> panel(LeadId lead, Actor actor);
}
