package org.leadnest.followups;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.cadence.WorkDays;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.messaging.BusinessDays;
import org.leadnest.messaging.Zones;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.Restrictions;
import org.springframework.stereotype.Component;

/** Reads leads as steps see them, in a set. */
@Component
class Addressees {
    private final Leads leads;
    private final Accounts accounts;
    private final Restrictions restrictions;
    private final Zones zones;
    private final BusinessDays days;
    private final Homes homes;

    Addressees(Leads leads, Accounts accounts, Restrictions restrictions, Zones zones, BusinessDays days, Homes homes) {
        this.days = days;
        this.homes = homes;
        this.zones = zones;
        this.restrictions = restrictions;
        this.leads = leads;
        this.accounts = accounts;
    }

    /** By the lead's id; one that is not there is left out. */
    Map<UUID, Addressee> of(Collection<UUID> ids) {
        Account account = accounts.account(Tenancy.required());
        WorkDays workDays = days.days();
        return leads.recipients(ids.stream().distinct().map(LeadId::new).toList()).stream()
                .collect(Collectors.toMap(
                        recipient -> recipient.lead().value(),
                        recipient -> new Addressee(
                                recipient,
                                zones.of(Addressee.whereabouts(recipient)).orElse(account.zone()),
                                workDays,
                                account.name(),
                                account.phone().orElse(null),
                                null)));
    }

    /** Those whose data is kept and not used. */
    Set<UUID> restricted(Collection<UUID> ids) {
        return restrictions.among(Set.copyOf(ids));
    }

    /** What texts to them may be about. */
    Homes homes() {
        return homes;
    }

    ZoneId zone() {
        return accounts.account(Tenancy.required()).zone();
    }
}
