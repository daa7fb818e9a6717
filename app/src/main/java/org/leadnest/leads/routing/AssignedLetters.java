package org.leadnest.leads.routing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadEvent.LeadAssigned;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells agents of leads that were given to them, unless they took them themselves. One letter per agent and transaction:
 * two hundred leads given at once are one letter, not two hundred.
 */
@Component
class AssignedLetters {
    private final Leads leads;
    private final Letters letters;

    AssignedLetters(Leads leads, Letters letters) {
        this.leads = leads;
        this.letters = letters;
    }

    @EventListener
    void on(LeadAssigned event) {
        if (event.owner() == null || event.owner().equals(event.by())) {
            return;
        }
        gathered().of(new UserId(event.owner())).add(new LeadId(event.lead()));
    }

    private Gathered gathered() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Gathered.class::isInstance)
                .map(Gathered.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Gathered fresh = new Gathered();
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh;
                });
    }

    private final class Gathered implements TransactionSynchronization {
        private final Map<UserId, Set<LeadId>> given = new LinkedHashMap<>();

        Set<LeadId> of(UserId user) {
            return given.computeIfAbsent(user, one -> new LinkedHashSet<>());
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            given.forEach((user, ids) -> {
                if (ids.size() == 1) {
                    leads.find(ids.iterator().next()).ifPresent(lead -> letters.assigned(lead, user));
                } else {
                    letters.assigned(ids.size(), user);
                }
            });
        }
    }
}
