package org.leadnest.copydesk.writing;

import java.util.List;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.words.NounPhrase;

/**
 * One thing that can be listed in a sentence.
 *
 * @param group the list slot that it belongs to: kitchen, outdoor, view, ...
 * @param rarity 1 common .. 9 rare; decides what leads and what goes first when space is short
 */
record Item(NounPhrase phrase, List<Fact> facts, String group, int rarity) {
    @Override
    public int hashCode() {
        return phrase.bare().hashCode();
    }
}
