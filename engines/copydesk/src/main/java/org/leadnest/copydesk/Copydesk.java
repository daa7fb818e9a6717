package org.leadnest.copydesk;

import java.util.List;
import org.leadnest.copydesk.checking.Checker;
import org.leadnest.copydesk.checking.Evidence;
import org.leadnest.copydesk.checking.Fixes;
import org.leadnest.copydesk.checking.Tongues;
import org.leadnest.copydesk.checking.Unresolved;
import org.leadnest.copydesk.writing.Selection;
import org.leadnest.copydesk.writing.Writer;

/**
 * The desk: writes texts from facts and checks texts from anywhere against them. Stateless and thread-safe; about a
 * millisecond a call once warm.
 */
public final class Copydesk {
    private Copydesk() {}

    /**
     * Writes the text of a brief. Facts that cannot be told truly and within the rules are left out and are among the
     * findings. The text is empty only when nothing at all fits into the limit. Seeds come in pairs (1 and 2, 3 and 4,
     * ...), and the second text of a pair says little in the words of the first.
     */
    public static Description describe(Facts facts, Brief brief) {
        return Selection.written(facts, brief, List.of());
    }

    /**
     * The same with a brokerage's own lines (see {@link CheckOptions#houseRules}): attempts that say what it bans are passed
     * over where there is another.
     */
    public static Description describe(Facts facts, Brief brief, List<String> houseRules) {
        return Selection.written(facts, brief, houseRules);
    }

    /** Checks any text: claims against the facts, fair housing, the rules of the outlet, plain writing. */
    public static List<Finding> check(String text, Facts facts, CheckOptions options) {
        return Checker.check(text, facts, options);
    }

    /**
     * All that {@link #check} finds in the language of the options, and what the rules of the other language forbid: one
     * Spanish sentence in an English text is read too.
     */
    public static List<Finding> inspect(String text, Facts facts, CheckOptions options) {
        return Tongues.inspect(text, facts, options);
    }

    /**
     * What publishing has to wait for. The language of the options does not count: a text is read in the languages that it
     * is in, and what no text may say is looked for in all.
     */
    public static List<Finding> blocking(String text, Facts facts, CheckOptions options) {
        return Tongues.blocking(text, facts, options);
    }

    /**
     * What somebody has to answer for by name before a text is published: what {@link #blocking} finds, each claim without
     * a fact whatever its severity, and the brokerage's bans.
     */
    public static List<Finding> unresolved(String text, Facts facts, CheckOptions options) {
        return Unresolved.in(text, facts, options);
    }

    /** Whether a finding is of the kind that {@link #unresolved} gives. */
    public static boolean isUnresolved(Finding finding) {
        return Unresolved.counts(finding);
    }

    /**
     * Sentences of somebody else's in the form of an outlet: under headings, behind a subject and a greeting, as the lines
     * of a flyer. What is around them is this engine's; sentences that do not fit are left out, the last first.
     */
    public static Description framed(Facts facts, Brief brief, List<Sentence> prose) {
        return Writer.framed(facts, brief, prose);
    }

    /**
     * The facts on which the claims of a sentence rest, in the order of the facts: those that state its features, its
     * numbers, its places. What it claims beyond them is among the findings of {@link #check}. A sentence that claims
     * nothing rests on no fact.
     */
    public static List<Fact> evidence(String sentence, Facts facts) {
        return Evidence.of(sentence, facts);
    }

    /** The text with a finding's fix applied: its suggestion, or the phrase taken out so that the sentence still reads. */
    public static String fix(String text, Finding finding) {
        return Fixes.apply(text, finding);
    }
}
