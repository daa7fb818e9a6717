package org.leadnest.copydesk.writing;

import java.util.List;
import java.util.Set;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Sentence;

/**
 * A sentence on its way into a text.
 *
 * @param section the part of the plan that it belongs to
 * @param weight what has more stays when space is short
 * @param told the facts and items that it used up
 * @param covered how many listed things it took
 */
record Line(String section, String text, int weight, List<Fact> facts, Set<Object> told, int covered) {
    Sentence sentence() {
        return new Sentence(text, facts.stream().map(Fact::evidence).distinct().toList());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    String firstWord() {
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }
}
