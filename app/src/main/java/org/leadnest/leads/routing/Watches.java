package org.leadnest.leads.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.FiledInquiry;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.LeadId;
import org.springframework.stereotype.Component;

/** The waits for a claim and for an answer: one per lead, begun, handed on and ended in the transaction that does it. */
@Component
class Watches {
    private final EscalationStore store;
    private final RuleStore rules;
    private final Inquiries inquiries;
    private final InstantSource clock;

    Watches(EscalationStore store, RuleStore rules, Inquiries inquiries, InstantSource clock) {
        this.store = store;
        this.rules = rules;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    /** Of an offer that ends at {@code until}. */
    void claim(LeadId lead, UUID inquiry, UUID rule, Instant until) {
        store.watch(lead, inquiry, rule, until);
    }

    /** For an answer, when the rule sets a time for it. */
    void answer(LeadId lead, UUID inquiry, RoutingRule rule) {
        if (rule.answerMinutes() != null) {
            store.watch(lead, inquiry, rule.id(), due(rule.answerMinutes()));
        }
    }

    /** The same, unless the lead is waited for already: whoever asks again and again does not put off the end of it. */
    void answerAgain(LeadId lead, UUID inquiry, RoutingRule rule) {
        if (rule.answerMinutes() != null && !store.watched(lead)) {
            answer(lead, inquiry, rule);
        }
    }

    /**
     * The lead has an agent now: whatever was waited for is over, and the time for an answer begins, by the rule that the lead came
     * by, unless somebody has answered already.
     *
     * @param inquiry with {@code rule}, those of the offer that ended; null to take them from the wait that ended
     */
    void handedOn(LeadId lead, @Nullable UUID inquiry, @Nullable UUID rule) {
        Optional<EscalationStore.Due> ended = store.forget(lead);
        UUID asked = inquiry != null
                ? inquiry
                : ended.map(EscalationStore.Due::inquiry).orElse(null);
        UUID by = rule != null ? rule : ended.map(EscalationStore.Due::rule).orElse(null);
        if (asked == null || by == null) {
            return;
        }
        Optional<FiledInquiry> waits = inquiries.find(asked).filter(filed -> filed.contactedAt() == null);
        if (waits.isPresent()) {
            rules.find(by).ifPresent(found -> answer(lead, asked, found));
        }
    }

    void end(LeadId lead) {
        store.forget(lead);
    }

    private Instant due(int minutes) {
        return clock.instant().plus(Duration.ofMinutes(minutes));
    }
}
