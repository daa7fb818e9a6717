package org.leadnest.followups;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.messaging.Zones;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Reads leads as steps see them, in a set. */
@Component
class Addressees {
    private final Leads leads;
    private final Accounts accounts;
    private final Zones zones;

    Addressees(Leads leads, Accounts accounts, Zones zones) {
        this.zones = zones;
        this.leads = leads;
        this.accounts = accounts;
    }

    /** By the lead's id; one that is not there is left out. */
    Map<UUID, Addressee> of(Collection<UUID> ids) {
        Account account = accounts.account(Tenancy.required());
        return leads.recipients(ids.stream().distinct().map(LeadId::new).toList()).stream()
                .collect(Collectors.toMap(
                        recipient -> recipient.lead().value(),
                        recipient -> new Addressee(
                                recipient,
                                zones.of(Addressee.whereabouts(recipient)).orElse(account.zone()),
                                account.name())));
    }

    ZoneId zone() {
        return accounts.account(Tenancy.required()).zone();
    }
}
