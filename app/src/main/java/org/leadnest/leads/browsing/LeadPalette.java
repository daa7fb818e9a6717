package org.leadnest.leads.browsing;

import java.util.List;
import java.util.Set;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.platform.web.PaletteEntry;
import org.leadnest.platform.web.PaletteSource;
import org.springframework.stereotype.Component;

/** Leads in the command palette: the most recently active ones that fit. */
@Component
class LeadPalette implements PaletteSource {
    private final Leads leads;

    LeadPalette(Leads leads) {
        this.leads = leads;
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public List<PaletteEntry> find(String query, Set<String> permissions, int limit) {
        if (query.isEmpty() || !permissions.contains("LEADS_READ")) {
            return List.of();
        }
        LeadFilter filter = new LeadFilter(query, null, null, null, null, LeadFilter.Sort.ACTIVITY);
        return leads.list(filter, null, limit).data().stream()
                .map(lead -> new PaletteEntry("lead", lead.name(), lead.stage().name(), "/app/leads/" + lead.id()))
                .toList();
    }
}
