package org.leadnest.ai;

import java.util.List;
import java.util.Map;

/**
 * What an errand works from.
 *
 * @param language to write in: {@code en} or {@code es}
 * @param occasion why it is written now, in a few words of ours; may be empty
 * @param facts what is known, by what it is
 * @param said messages, the last one last
 * @param text a text of the agent's that is the subject of the errand; may be empty
 * @param voice how the agent writes, in words; may be empty
 * @param home the home that it is about, by RESO names; its claims are checked against these
 * @param hidden words that do not leave, by what stands for them outside, such as {@code NAME}
 */
public record Material(
        String language,
        String occasion,
        Map<String, String> facts,
        List<String> said,
        String text,
        String voice,
        Map<String, Object> home,
        Map<String, String> hidden) {
    public Material {
        facts = Map.copyOf(facts);
        said = List.copyOf(said);
        home = Map.copyOf(home);
        hidden = Map.copyOf(hidden);
    }

    /** The same about a text of the agent's. */
    public Material about(String other) {
        return new Material(language, occasion, facts, said, other, voice, home, hidden);
    }

    /** The same in another language. */
    public Material in(String other) {
        return new Material(other, occasion, facts, said, text, voice, home, hidden);
    }
}
