package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Severity;

/** The brokerage's own lines: {@code ban: phrase}, {@code ban: phrase => replacement}, {@code allow: phrase}. */
final class HouseRules {
    private HouseRules() {}

    /** Findings for what the house bans. */
    static List<Finding> bansIn(Text text) {
        List<Finding> findings = new ArrayList<>();
        for (String rule : text.options().houseRules()) {
            if (!rule.toLowerCase(Locale.ROOT).startsWith("ban:")) {
                continue;
            }
            String[] parts = rule.substring("ban:".length()).split("=>", 2);
            String phrase = parts[0].strip();
            if (phrase.isEmpty()) {
                continue;
            }
            Matcher found = Pattern.compile(
                            "(?<![\\p{L}\\p{N}])" + Pattern.quote(phrase) + "(?![\\p{L}\\p{N}])",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(text.text());
            while (found.find()) {
                findings.add(new Finding(
                        "house.ban",
                        Severity.WARN,
                        found.start(),
                        found.end(),
                        found.group(),
                        "The brokerage does not use this phrase",
                        parts.length > 1 ? parts[1].strip() : "",
                        ""));
            }
        }
        return findings;
    }

    /** Whether the house allows what a finding of style points at; law and facts are not the house's to allow. */
    static boolean allows(Text text, Finding finding) {
        boolean style = finding.rule().startsWith("style.") || finding.severity() != Severity.BLOCK;
        return style
                && text.options().houseRules().stream()
                        .filter(rule -> rule.toLowerCase(Locale.ROOT).startsWith("allow:"))
                        .map(rule -> rule.substring("allow:".length()).strip())
                        .anyMatch(phrase -> !phrase.isEmpty()
                                && finding.excerpt()
                                        .toLowerCase(Locale.ROOT)
                                        .contains(phrase.toLowerCase(Locale.ROOT)));
    }
}
