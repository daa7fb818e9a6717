package org.leadnest.copydesk.checking;

import java.util.Set;
import org.leadnest.copydesk.Severity;

/**
 * What a phrase of the rule files means.
 *
 * @param states two-letter states where it holds as given; elsewhere a BLOCK is a WARN; empty: everywhere
 * @param suggestion replacement for the phrase, empty to take it out
 */
record PhraseRule(
        String rule, Severity severity, Set<String> states, String reason, String citation, String suggestion) {

    PhraseRule suggesting(String other) {
        return new PhraseRule(rule, severity, states, reason, citation, other);
    }

    boolean allows() {
        return rule.equals("allow");
    }

    Severity severityIn(String state) {
        boolean here = states.isEmpty() || state.isEmpty() || states.contains(state);
        return here || severity != Severity.BLOCK ? severity : Severity.WARN;
    }
}
