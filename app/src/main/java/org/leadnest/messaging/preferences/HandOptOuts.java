package org.leadnest.messaging.preferences;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an account learns about an address otherwise than by a message: somebody told a person of it, or its software, that
 * they want no messages; or an address that a carrier refused works after all.
 */
@Component
class HandOptOuts {
    private final Suppressions suppressions;
    private final Proofs proofs;
    private final Consents consents;
    private final Seal seal;
    private final AuditLog audit;

    HandOptOuts(Suppressions suppressions, Proofs proofs, Consents consents, Seal seal, AuditLog audit) {
        this.audit = audit;
        this.suppressions = suppressions;
        this.proofs = proofs;
        this.consents = consents;
        this.seal = seal;
    }

    /**
     * The address gets nothing from now on, nor does the lead that was written to there; what they said is kept.
     *
     * @param source {@code HAND} or {@code API}
     * @return what stands there now about the address and its leads
     */
    @Transactional
    List<Proofs.Suppression> add(Map<Channel, String> addresses, String words, String source, Actor actor) {
        Set<String> keys = new HashSet<>();
        addresses.forEach((channel, address) -> {
            String key = seal.addressKey(channel, address);
            keys.add(key);
            suppressions.blockByRequest(Tenancy.required(), channel, key, source);
            proofs.writtenTo(key)
                    .forEach(person -> consents.optOut(
                            person, EnumSet.of(channel), new Evidence(source, words, "by " + actor.name())));
        });
        return proofs.suppressions(keys);
    }

    /** Mail goes there again; false when no carrier's refusal stands there. What a person asked for is not touched. */
    @Transactional
    boolean works(String addressHash, String reason) {
        boolean lifted = suppressions.liftRefusal(Tenancy.required(), Channel.EMAIL, addressHash);
        if (lifted) {
            audit.add(
                    AuditNote.of(AuditAct.ADDRESS_ALIVE).about("E-mail address").with("reason", reason));
        }
        return lifted;
    }
}
