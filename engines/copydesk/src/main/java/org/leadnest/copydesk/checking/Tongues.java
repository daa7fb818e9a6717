package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;

/**
 * Reads a text in both languages, so that nothing passes under the name of another one. Its claims are read in both
 * anyway; what no text may say is looked for in both here. Matters of style are those of the language of the options.
 */
public final class Tongues {
    private Tongues() {}

    /** All findings in the language of the options and what stops the text by the rules of the other. */
    public static List<Finding> inspect(String source, Facts facts, CheckOptions options) {
        List<Finding> found = new ArrayList<>(Checker.check(source, facts, options));
        for (Language language : Language.values()) {
            if (language == options.language()) {
                continue;
            }
            for (Finding finding : Checker.phrases(source, facts, options.with(language))) {
                if (finding.blocks() && found.stream().noneMatch(other -> same(other, finding))) {
                    found.add(finding);
                }
            }
        }
        found.sort(Comparator.comparingInt(Finding::start).thenComparing(Finding::severity));
        return List.copyOf(found);
    }

    /** What publishing has to wait for. */
    public static List<Finding> blocking(String source, Facts facts, CheckOptions options) {
        return inspect(source, facts, options).stream().filter(Finding::blocks).toList();
    }

    private static boolean same(Finding one, Finding other) {
        return one.rule().equals(other.rule()) && one.start() < other.end() && other.start() < one.end();
    }
}
