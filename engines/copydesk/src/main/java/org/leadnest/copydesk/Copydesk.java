package org.leadnest.copydesk;

import java.util.List;
import org.leadnest.copydesk.checking.Checker;
import org.leadnest.copydesk.checking.Fixes;
import org.leadnest.copydesk.checking.Readability;
import org.leadnest.copydesk.writing.Writer;

/**
 * The desk: writes texts from facts and checks texts from anywhere against them. Stateless and thread-safe; about a
 * millisecond a call once warm.
 */
public final class Copydesk {
    private static final int MOST_ATTEMPTS = 12;
    private static final double IDEAL_EASE = 64;

    private Copydesk() {}

    /**
     * Writes the text of a brief. Facts that cannot be told truly and within the rules are left out and are among the
     * findings. The text is empty only when nothing at all fits into the limit.
     */
    public static Description describe(Facts facts, Brief brief) {
        Description first = Writer.write(facts, brief, 0);
        if (isGood(first, facts, brief)) {
            return first;
        }
        for (int version = 1; version < MOST_ATTEMPTS; version++) {
            Description other = Writer.write(facts, brief, version);
            if (isGood(other, facts, brief)) {
                return other;
            }
            if (isCloser(other, first) && breaksNothing(other, facts, brief)) {
                first = other;
            }
        }
        return first;
    }

    private static boolean isCloser(Description one, Description other) {
        return Math.abs(Readability.ease(one.text()) - IDEAL_EASE)
                < Math.abs(Readability.ease(other.text()) - IDEAL_EASE);
    }

    private static boolean breaksNothing(Description description, Facts facts, Brief brief) {
        return check(description.text(), facts, options(brief)).stream().noneMatch(Finding::blocks);
    }

    private static boolean isGood(Description description, Facts facts, Brief brief) {
        return !brief.outlet().isProse()
                || brief.language() != Language.EN
                || Readability.isEasy(description.text())
                        && check(description.text(), facts, options(brief)).stream()
                                .noneMatch(Finding::blocks);
    }

    private static CheckOptions options(Brief brief) {
        return new CheckOptions(brief.limit(), brief.outlet(), brief.language(), "", List.of());
    }

    /** Checks any text: claims against the facts, fair housing, the rules of the outlet, plain writing. */
    public static List<Finding> check(String text, Facts facts, CheckOptions options) {
        return Checker.check(text, facts, options);
    }

    /** The text with a finding's fix applied: its suggestion, or the phrase taken out so that the sentence still reads. */
    public static String fix(String text, Finding finding) {
        return Fixes.apply(text, finding);
    }
}
