package org.leadnest.deals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the form of a deal offers to choose from. */
@Component
class DealChoices {
    /** Id to name: the chosen lead, then those that {@code q} finds, or the most recently active ones. */
    Map<String, String> leads(String q, String chosen) {
        return chosen.isBlank() ? Map.of() : new LinkedHashMap<>(Map.of(chosen, chosen));
    }

    /** Key to address: the chosen listing and the newest ones. */
    Map<String, String> listings(String chosen) {
        return chosen.isBlank() ? Map.of() : new LinkedHashMap<>(Map.of(chosen, chosen));
    }
}
