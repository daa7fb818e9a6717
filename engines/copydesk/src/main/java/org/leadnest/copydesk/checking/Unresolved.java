package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;

/**
 * What somebody has to answer for before a text is published: all that stops it, each claim that no fact carries however
 * mild it is, and what the brokerage bans. A line of the house that allows a phrase allows matters of style, never a claim.
 */
public final class Unresolved {
    private Unresolved() {}

    /** Claims are read in every language, whichever the text seems to be in. */
    public static List<Finding> in(String source, Facts facts, CheckOptions options) {
        List<String> bans = options.houseRules().stream()
                .filter(rule -> !rule.toLowerCase(Locale.ROOT).startsWith("allow:"))
                .toList();
        CheckOptions strict = options.withHouseRules(bans);
        List<Finding> open = new ArrayList<>(Tongues.blocking(source, facts, strict));
        for (Language language : Language.values()) {
            for (Finding finding : Checker.check(source, facts, strict.with(language))) {
                if (counts(finding) && open.stream().noneMatch(other -> same(other, finding))) {
                    open.add(finding);
                }
            }
        }
        open.sort(Comparator.comparingInt(Finding::start).thenComparing(Finding::severity));
        return List.copyOf(open);
    }

    /** Whether a finding is one that somebody has to answer for. */
    public static boolean counts(Finding finding) {
        return finding.blocks()
                || finding.rule().startsWith("claim.")
                || finding.rule().equals("house.ban");
    }

    private static boolean same(Finding one, Finding other) {
        return one.rule().equals(other.rule()) && one.start() < other.end() && other.start() < one.end();
    }
}
