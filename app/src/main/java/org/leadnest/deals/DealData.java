package org.leadnest.deals;

import java.util.List;
import org.leadnest.privacy.PersonalData;
import org.springframework.stereotype.Component;

/** What this module keeps about people: whose deal it is. */
@Component
class DealData implements PersonalData {
    @Override
    public String module() {
        return "deals";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "Deals: lead, owner, parties with their addresses and numbers, value, commission, stage and dates",
                "To carry them to closing",
                Basis.CUSTOMER,
                WITH_ACCOUNT,
                NOBODY,
                List.of("deals.deals", "deals.stage_changes", "deals.splits", "deals.key_dates", "deals.parties")));
    }
}
