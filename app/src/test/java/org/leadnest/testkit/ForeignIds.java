package org.leadnest.testkit;

import java.util.Map;

/**
 * One module's rows of Harbor Realty, for the walk over all routes as a rival. A test component per module; the walk puts
 * the ids into the paths that begin with the keys.
 */
public interface ForeignIds {
    /**
     * Makes one row of each kind for Harbor Realty and answers their ids.
     *
     * @return beginnings of paths, such as {@code /app/leads/} and {@code /api/v1/leads/}, and the id that follows
     */
    Map<String, String> make(Cast.Players players);
}
