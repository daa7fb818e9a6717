package org.leadnest.followups;

import java.util.List;
import org.leadnest.privacy.KeptElsewhere;
import org.leadnest.privacy.PersonalData;
import org.springframework.stereotype.Component;

/** What this module keeps about people: who is in which sequence, and how users write. */
@Component
class EnrollmentData implements PersonalData {
    @Override
    public String module() {
        return "followups";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(
                        "Enrollments: which lead is where in which sequence; the sequences and their words",
                        "To follow up at the right time",
                        Basis.CUSTOMER,
                        WITH_ACCOUNT,
                        NOBODY,
                        List.of(
                                "followups.enrollments",
                                "followups.due",
                                "followups.calls",
                                "followups.triggers",
                                "followups.firings",
                                "followups.sequences",
                                "followups.versions",
                                "followups.steps")),
                new Kind(
                        "How a user writes: greeting, closing words, length, warmth, punctuation; no letter of theirs",
                        "To draft in their own way",
                        Basis.CONTRACT,
                        "Until the user erases it or leaves the account.",
                        NOBODY,
                        List.of("followups.voices")));
    }

    @Override
    public List<KeptElsewhere> elsewhere() {
        return List.of(new KeptElsewhere(
                "followups.voices", "How a user writes", "Until they erase it or leave", "The user, or their leaving"));
    }
}
