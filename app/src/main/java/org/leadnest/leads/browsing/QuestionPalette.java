package org.leadnest.leads.browsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.leadnest.leads.Catalogue;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.leads.clauses.Clauses;
import org.leadnest.leads.fields.CustomFields;
import org.leadnest.platform.web.PaletteEntry;
import org.leadnest.platform.web.PaletteSource;
import org.springframework.stereotype.Component;

/**
 * A question about leads, asked in the command palette: how many there are, with what was understood and the address of the
 * list that shows them, and the first of its rows.
 */
@Component
class QuestionPalette implements PaletteSource {
    private static final int MOST_COUNTED = 10_000;

    private final Leads leads;
    private final CustomFields fields;

    QuestionPalette(Leads leads, CustomFields fields) {
        this.leads = leads;
        this.fields = fields;
    }

    @Override
    public int place() {
        return 5;
    }

    @Override
    public List<PaletteEntry> find(String query, Set<String> permissions, int limit) {
        if (query.indexOf(' ') < 0 || !permissions.contains("LEADS_READ")) {
            return List.of();
        }
        Catalogue catalogue = leads.catalogue();
        return Question.read(query, catalogue)
                .map(clauses -> answer(clauses, catalogue, limit))
                .orElse(List.of());
    }

    private List<PaletteEntry> answer(Clauses clauses, Catalogue catalogue, int limit) {
        LeadFilter filter = LeadFilter.of(clauses, LeadFilter.Sort.ACTIVITY);
        int count = leads.count(filter, MOST_COUNTED);
        List<PaletteEntry> entries = new ArrayList<>();
        entries.add(new PaletteEntry(
                "page",
                count == 1 ? "1 lead" : count > MOST_COUNTED ? "More than 10,000 leads" : "%,d leads".formatted(count),
                String.join("; ", ClauseWords.of(clauses, catalogue, fields)),
                ListAddress.of(filter)));
        for (Lead lead : leads.list(filter, null, Math.max(1, limit - 1)).data()) {
            entries.add(new PaletteEntry("lead", lead.name(), lead.stage().name(), "/app/leads/" + lead.id()));
        }
        return entries;
    }
}
