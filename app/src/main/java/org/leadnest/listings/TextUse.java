package org.leadnest.listings;

import java.util.Optional;
import org.leadnest.accounts.Actor;

/** Something to do with a text about a listing besides publishing it: a button below it, of a module above. */
public interface TextUse {
    /**
     * Nothing where this outlet's texts are not meant for it, or the actor may not.
     *
     * @param outlet by its name, such as {@code EMAIL}
     */
    Optional<Use> use(ListingKey listing, String outlet, Actor actor);

    /** @param href where the form with {@code text} and {@code outlet} is posted */
    record Use(String href, String label, String icon) {}
}
