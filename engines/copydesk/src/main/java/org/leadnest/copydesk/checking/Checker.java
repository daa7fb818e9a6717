package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.Severity;

/** Runs every check over one text and puts the findings in the order of the text. */
public final class Checker {
    private Checker() {}

    public static List<Finding> check(String source, Facts facts, CheckOptions options) {
        Text text = Text.of(source, facts, options);
        List<Finding> findings = new ArrayList<>();
        limit(text, findings);
        findings.addAll(phrases(text));
        contacts(text, findings);
        findings.addAll(NumberClaims.in(text));
        findings.addAll(MoneyAndYears.in(text));
        findings.addAll(FeatureClaims.in(text));
        findings.addAll(PlaceClaims.in(text));
        findings.addAll(PlainWriting.in(text));
        findings.removeIf(finding -> HouseRules.allows(text, finding));
        findings.addAll(HouseRules.bansIn(text));
        findings.sort(Comparator.comparingInt(Finding::start).thenComparing(Finding::severity));
        return List.copyOf(findings);
    }

    /** What the phrase rules of the language of the options find, without claims and style of writing. */
    static List<Finding> phrases(String source, Facts facts, CheckOptions options) {
        return phrases(Text.of(source, facts, options));
    }

    private static List<Finding> phrases(Text text) {
        CheckOptions options = text.options();
        String state = options.state().isEmpty() ? text.facts().text("StateOrProvince") : options.state();
        return PhraseRules.of(options.language())
                .find(
                        text.text(),
                        text.tokens(),
                        state.toUpperCase(Locale.ROOT),
                        rule -> applies(rule, options.outlet()));
    }

    private static void limit(Text text, List<Finding> findings) {
        int limit = text.options().limit();
        String source = text.text();
        int length = text.options().counting().length(source);
        if (limit > 0 && length > limit) {
            int end = text.options().counting().fitting(source, limit);
            findings.add(new Finding(
                    "mls.cap",
                    Severity.BLOCK,
                    end,
                    source.length(),
                    source.substring(end),
                    length + " characters where " + limit + " are allowed",
                    "",
                    "The cap of the outlet"));
        }
    }

    private static void contacts(Text text, List<Finding> findings) {
        if (text.options().outlet() != Outlet.MLS) {
            return;
        }
        for (Contacts.Contact contact : Contacts.find(text.text())) {
            boolean known = findings.stream()
                    .anyMatch(other -> other.rule().equals(contact.rule())
                            && other.start() <= contact.start()
                            && other.end() >= contact.end());
            if (!known) {
                findings.add(new Finding(
                        contact.rule(),
                        Severity.BLOCK,
                        contact.start(),
                        contact.end(),
                        text.text().substring(contact.start(), contact.end()),
                        "Contact data and links do not belong in public remarks",
                        "",
                        "MLS rules on public remarks"));
            }
        }
    }

    private static boolean applies(String rule, Outlet outlet) {
        return outlet == Outlet.MLS || !rule.startsWith("mls.");
    }
}
