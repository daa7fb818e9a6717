package org.leadnest.analytics;

import java.util.List;
import org.leadnest.privacy.PersonalData;
import org.springframework.stereotype.Component;

/** What this module keeps about people: who had a text written. */
@Component
class UsageData implements PersonalData {
    @Override
    public String module() {
        return "analytics";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "Which texts were written, and by whom",
                "To count them",
                Basis.CUSTOMER,
                WITH_ACCOUNT,
                NOBODY,
                List.of("analytics.texts")));
    }
}
