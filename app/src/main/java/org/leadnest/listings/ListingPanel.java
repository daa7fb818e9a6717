package org.leadnest.listings;

import gg.jte.Content;
import java.util.function.Function;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.web.Shell;

/** A card on the page of a listing, of a part of this module or of a module above. */
public interface ListingPanel {
    /** Small first. */
    int position();

    /** The whole card: rows are read here, the function that is given back only renders them. */
    Function<Shell, Content> panel(Listing listing, Actor actor);
}
