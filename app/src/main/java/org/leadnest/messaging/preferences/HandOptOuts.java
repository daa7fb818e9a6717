package org.leadnest.messaging.preferences;

import java.util.EnumSet;
import java.util.Map;
import org.leadnest.accounts.Actor;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody told a person of the account, on the phone or at a door, that they want no messages. */
@Component
class HandOptOuts {
    private static final String SOURCE = "HAND";

    private final Suppressions suppressions;
    private final Proofs proofs;
    private final Consents consents;
    private final Seal seal;

    HandOptOuts(Suppressions suppressions, Proofs proofs, Consents consents, Seal seal) {
        this.suppressions = suppressions;
        this.proofs = proofs;
        this.consents = consents;
        this.seal = seal;
    }

    /** The address gets nothing from now on, nor does the lead that was written to there; what they said is kept. */
    @Transactional
    void add(Map<Channel, String> addresses, String words, Actor actor) {
        addresses.forEach((channel, address) -> {
            String key = seal.addressKey(channel, address);
            suppressions.blockByRequest(Tenancy.required(), channel, key, SOURCE);
            proofs.writtenTo(key)
                    .forEach(person -> consents.optOut(
                            person, EnumSet.of(channel), new Evidence(SOURCE, words, "by " + actor.name())));
        });
    }
}
