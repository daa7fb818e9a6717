package org.leadnest.followups;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.messaging.MergeFields;
import org.springframework.stereotype.Component;

/** The leads as whom a text is read before it is sent: the latest ones and the chosen one, and what a text can name of it. */
@Component
class PreviewLeads {
    private static final int OFFERED = 30;

    private final Leads leads;
    private final Addressees addressees;

    PreviewLeads(Leads leads, Addressees addressees) {
        this.leads = leads;
        this.addressees = addressees;
    }

    /** Names by id. */
    Map<String, String> offered(String chosen) {
        Map<String, String> offered = new LinkedHashMap<>();
        leads.list(LeadFilter.ALL, null, OFFERED)
                .data()
                .forEach(lead -> offered.put(lead.id().toString(), lead.name()));
        Ids.parse(chosen)
                .flatMap(id -> leads.find(new LeadId(id)))
                .ifPresent(lead -> offered.put(lead.id().toString(), lead.name()));
        return offered;
    }

    /** Those of the chosen lead, or of one made up. */
    Map<String, Object> fields(String chosen) {
        return Ids.parse(chosen)
                .flatMap(id -> Optional.ofNullable(addressees.of(List.of(id)).get(id))
                        .map(person -> person.about(
                                addressees.homes().ofLeads(List.of(id)).get(id))))
                .map(Addressee::fields)
                .orElseGet(MergeFields.SAMPLE::asMap);
    }
}
