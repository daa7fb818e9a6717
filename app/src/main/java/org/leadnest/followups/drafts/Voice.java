package org.leadnest.followups.drafts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How an agent writes.
 *
 * @param greeting such as {@code Hi}; {@code saludo} the same in Spanish
 * @param signOff such as {@code Talk soon,}; empty for the name alone; {@code despedida} the same in Spanish
 * @param exclaims whether a sentence may end with an exclamation mark
 * @param contracts whether it says "I'm" rather than "I am"
 */
record Voice(
        String greeting,
        String signOff,
        String saludo,
        String despedida,
        Length length,
        Warmth warmth,
        boolean exclaims,
        boolean contracts) {
    static final Voice USUAL = new Voice("Hi", "", "Hola", "", Length.MEDIUM, Warmth.FRIENDLY, false, false);

    private static final Map<String, String> CONTRACTIONS = Map.ofEntries(
            Map.entry("I am", "I'm"),
            Map.entry("I will", "I'll"),
            Map.entry("I have", "I've"),
            Map.entry("It is", "It's"),
            Map.entry("it is", "it's"),
            Map.entry("do not", "don't"),
            Map.entry("is not", "isn't"),
            Map.entry("What is", "What's"),
            Map.entry("we will", "we'll"),
            Map.entry("you are", "you're"));

    enum Length {
        SHORT("Short", 35),
        MEDIUM("Medium", 70),
        LONG("Long", 120);

        private final String label;
        private final int words;

        Length(String label, int words) {
            this.label = label;
            this.words = words;
        }

        String label() {
            return label;
        }

        int words() {
            return words;
        }
    }

    enum Warmth {
        PLAIN("To the point"),
        FRIENDLY("Friendly"),
        WARM("Warm");

        private final String label;

        Warmth(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** For a prompt: habits, never a word of the agent's own letters. */
    String words() {
        List<String> habits = new ArrayList<>();
        habits.add("at most " + length.words() + " words");
        habits.add(warmth.label().toLowerCase(java.util.Locale.ROOT));
        habits.add(contracts ? "contractions such as I'm" : "no contractions");
        habits.add(exclaims ? "one exclamation mark at most" : "no exclamation marks");
        return String.join("; ", habits);
    }

    /** The whole message: greeting, paragraphs, closing words and the agent's first name. */
    String letter(String name, List<String> paragraphs, boolean spanish, String agent) {
        String hello = spanish ? saludo : greeting;
        String first = name.isEmpty() ? hello : hello + " " + name;
        List<String> parts = new ArrayList<>();
        parts.add(first + (spanish ? ":" : ","));
        parts.addAll(paragraphs);
        parts.add(signed(agent, spanish));
        return String.join("\n\n", parts).strip();
    }

    String signed(String agent, boolean spanish) {
        String close = spanish ? despedida : signOff;
        return close.isEmpty() ? agent : close + "\n" + agent;
    }

    /** A text of ours with the agent's habits of punctuation. */
    String spoken(String text, boolean spanish) {
        String said = text;
        if (contracts && !spanish) {
            for (Map.Entry<String, String> one : CONTRACTIONS.entrySet()) {
                said = said.replaceAll("\\b" + one.getKey() + "\\b(?! not)", one.getValue());
            }
        }
        return said;
    }
}
