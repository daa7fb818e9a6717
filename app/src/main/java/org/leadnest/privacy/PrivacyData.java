package org.leadnest.privacy;

import java.time.Period;
import java.util.List;
import org.springframework.stereotype.Component;

/** What this module keeps itself: who agreed to what, and what people asked about their data. */
@Component
class PrivacyData implements PersonalData {
    @Override
    public String module() {
        return "privacy";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(
                        "Which version of a policy a user agreed to or has seen, and when",
                        "To prove the agreement",
                        "While the account is open, and 90 days at most after it is closed."),
                new Kind(
                        "Requests of leads about their data, and how they were answered",
                        "To answer in time, and to prove it",
                        "Two years after they were made."),
                new Kind("Decisions about cookies, without who made them", "To prove the choice", "Two years."));
    }

    @Override
    public List<KeptRecord> kept() {
        return List.of(new KeptRecord(
                "privacy.requests",
                "Requests about data",
                "Cal. Code Regs. tit. 11, section 7101(a)",
                Period.ofMonths(24),
                "received_at",
                "words = '', extended_reason = null, answered_by = null, answer = null",
                null,
                "Kind of request and its dates"));
    }
}
