package org.leadnest.leads.routing;

import org.jspecify.annotations.Nullable;

/**
 * What a letter of routing says.
 *
 * @param path the page that the button opens
 * @param endable whether the agent may end letters of this kind
 */
record LetterWords(String kind, String subject, String text, String label, String path, boolean endable) {
    private static final String OPEN = "Open the lead";

    static LetterWords assigned(String lead, @Nullable String source, String path) {
        String from = source == null ? "" : " from " + source;
        return new LetterWords(
                "lead-assigned",
                "A lead for you: " + lead,
                lead + from + " is yours now. The sooner you answer, the likelier they talk to you.",
                OPEN,
                path,
                true);
    }

    static LetterWords assigned(int leads, String path) {
        return new LetterWords(
                "lead-assigned", leads + " leads for you", leads + " leads are yours now.", "See them", path, true);
    }

    /** @param asked what they want, such as {@code Showing from Zillow about 18 Harbor Lane} */
    static LetterWords cameAgain(String lead, String asked, String path) {
        return new LetterWords("lead-inquiry", "New inquiry from " + lead, asked + ".", OPEN, path, true);
    }

    static LetterWords offered(String asked, int minutes) {
        return new LetterWords(
                "lead-offered",
                "A lead to claim",
                asked + ". It is offered to several of you; whoever claims it first has it. The offer stands for "
                        + minutes + " minutes.",
                "See and claim it",
                "/app/leads/unclaimed",
                true);
    }

    static LetterWords fellThrough(String path) {
        return new LetterWords(
                "lead-fell-through",
                "A routing rule could not place a lead",
                "A rule wanted this lead, but its agents have left, are away or off hours. It waits in the pond.",
                OPEN,
                path,
                false);
    }

    static LetterWords unanswered(String lead, String what, String path) {
        return new LetterWords(
                "lead-unanswered", "A lead waits for an answer", lead + ": " + what + ".", OPEN, path, false);
    }
}
