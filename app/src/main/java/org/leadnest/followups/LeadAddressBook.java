package org.leadnest.followups;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Channel;
import org.springframework.stereotype.Component;

/** The people of messages are leads. */
@Component
class LeadAddressBook implements AddressBook {
    private final Addressees addressees;
    private final Leads leads;

    LeadAddressBook(Addressees addressees, Leads leads) {
        this.leads = leads;
        this.addressees = addressees;
    }

    @Override
    public Map<UUID, Entry> look(Collection<UUID> persons) {
        Map<UUID, Entry> found = new HashMap<>();
        addressees.of(persons).forEach((id, one) -> found.put(id, entry(id, one)));
        return found;
    }

    @Override
    public List<String> addresses(UUID person, Channel channel) {
        return leads.find(new LeadId(person)).stream()
                .flatMap(lead -> switch (channel) {
                    case EMAIL -> lead.emails().stream().map(EmailAddress::value);
                    case SMS -> lead.phones().stream().map(PhoneNumber::value);
                })
                .toList();
    }

    @Override
    public Map<UUID, Map<String, Object>> fields(Collection<UUID> persons) {
        Map<UUID, Homes.Home> about = addressees.homes().ofLeads(persons);
        Map<UUID, Map<String, Object>> fields = new HashMap<>();
        addressees
                .of(persons)
                .forEach((id, one) -> fields.put(id, one.about(about.get(id)).fields()));
        return fields;
    }

    private static Entry entry(UUID id, Addressee one) {
        UserId owner = one.recipient().owner();
        String name = one.name();
        String email = one.address(StepChannel.EMAIL);
        String phone = one.address(StepChannel.SMS);
        return new Entry(
                id,
                name.isEmpty() ? (email.isEmpty() ? phone : email) : name,
                "/app/leads/" + id,
                owner == null ? null : owner.value(),
                email,
                phone,
                one.whereabouts());
    }
}
