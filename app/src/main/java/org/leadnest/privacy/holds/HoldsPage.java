package org.leadnest.privacy.holds;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds and fraud records of one account, as an operator sees them.
 *
 * @param parts what can be kept: name and words; none of the house, whose holds are over requests to the support
 */
public record HoldsPage(
        String account, String name, List<Line> holds, List<Fraud> frauds, Map<String, String> parts, Form form) {

    /** @param silence null where the account may know */
    public record Line(
            String id,
            String parts,
            String reason,
            String law,
            String until,
            @Nullable String silence,
            String told,
            boolean stands,
            List<Act> acts) {}

    public record Act(String at, String what, String words, String who) {}

    public record Fraud(String id, String what, String law, String addresses, String until, String recorded) {}

    /** What was typed, and what is wrong with it. */
    public record Form(
            String reason,
            String law,
            List<String> parts,
            String lead,
            String until,
            String silentUntil,
            String silentLaw,
            String fraud,
            String fraudLaw,
            String fraudUntil,
            @Nullable String problem) {
        static final String USUAL_FRAUD_LAW = "GDPR art. 6(1)(f) and 17(3)(e); Cal. Civ. Code section 1798.105(d)(2)";

        static Form blank() {
            return new Form("", "", List.of(), "", "", "", "", "", USUAL_FRAUD_LAW, "", null);
        }

        Form with(String what) {
            return new Form(reason, law, parts, lead, until, silentUntil, silentLaw, fraud, fraudLaw, fraudUntil, what);
        }
    }

    /** A hold among those of all accounts. */
    public record Standing(String account, String name, String parts, String until, String told) {}
}
