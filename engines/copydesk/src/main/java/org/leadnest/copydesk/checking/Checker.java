package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/** Runs every check over one text and puts the findings in the order of the text. */
public final class Checker {
    private Checker() {}

    public static List<Finding> check(String text, Facts facts, CheckOptions options) {
        List<Token> tokens = Tokens.of(text);
        List<Finding> findings = new ArrayList<>();
        findings.addAll(PhraseRules.of(options.language())
                .find(text, tokens, options.state(), rule -> applies(rule, options.outlet())));
        findings.sort(Comparator.comparingInt(Finding::start).thenComparing(Finding::severity));
        return findings;
    }

    private static boolean applies(String rule, Outlet outlet) {
        return outlet == Outlet.MLS || !rule.startsWith("mls.");
    }
}
