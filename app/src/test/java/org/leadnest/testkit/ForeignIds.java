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
     * @return beginnings of paths, such as {@code /app/leads/} and {@code /api/v1/leads/}, and the id that follows; with the
     *     variable, such as {@code /app/settings/ownership/{agent}}, where two kinds of id follow the same beginning; {@code with} is the parameter that goes along
     */
    Map<String, String> make(Cast.Players players);
}
