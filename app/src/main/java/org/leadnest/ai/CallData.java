package org.leadnest.ai;

import java.time.Period;
import java.util.List;
import org.leadnest.privacy.KeptElsewhere;
import org.leadnest.privacy.PersonalData;
import org.leadnest.privacy.Retention;
import org.springframework.stereotype.Component;

/** What this module keeps: a customer's own key, sealed, and how much its calls used. No word of a prompt or an answer. */
@Component
class CallData implements PersonalData {
    @Override
    public String module() {
        return "ai";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "The account's own key for an AI provider, sealed; how much its calls used, without their content",
                "To write texts, and to keep to a budget",
                Basis.CUSTOMER,
                "Calls 13 months, the key until it is removed; all within 90 days after an owner closes the account.",
                NOBODY,
                List.of("ai.access", "ai.calls")));
    }

    @Override
    public List<KeptElsewhere> elsewhere() {
        return List.of(new KeptElsewhere(
                "ai.access", "An account's own key for an AI provider", "Until it is removed", "Whoever set it"));
    }

    @Override
    public List<Retention> retention() {
        return List.of(Retention.rows(
                "ai.calls", "How much calls to an AI provider used", Period.ofMonths(13), "made_at < :before"));
    }
}
