package org.leadnest.support.help;

import java.util.List;
import org.leadnest.platform.web.Prose;

/**
 * One article.
 *
 * @param slug as its address has it
 * @param group under which the index lists it
 */
record Article(String slug, String title, String group, String summary, Prose prose) {
    /** Its words, for the search. */
    List<String> lines() {
        return prose.lines();
    }
}
