package org.leadnest.leads.browsing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.leads.browsing.ClauseRows.Written;
import org.leadnest.leads.clauses.Clauses;
import org.leadnest.leads.fields.CustomFields;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /app/leads/lists/builder}: a smart list put together of clauses. Its whole state stands in the address, so that it
 * works by links and buttons alone; with a script it counts while one chooses.
 */
@Controller
class ListBuilderPages {
    static final String PATH = "/app/leads/lists/builder";
    /** No count goes further: nobody needs to know that a list has 417,203 leads in order to build it. */
    private static final int MOST_COUNTED = 10_000;

    private final Leads leads;
    private final CustomFields fields;

    ListBuilderPages(Leads leads, CustomFields fields) {
        this.leads = leads;
        this.fields = fields;
    }

    @GetMapping(PATH)
    @Requires(Permission.LEADS_READ)
    String build(
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            Model model) {
        LeadFilter shown = ListAddress.filter(given.toSingleValueMap());
        boolean started = given.containsKey("f0") || given.containsKey("match");
        boolean any = started
                ? "any".equals(given.getFirst("match"))
                : shown.clauses().any();
        List<Written> written = started ? written(given) : ClauseRows.of(shown);
        if (written.isEmpty() || given.containsKey("add")) {
            written.add(new Written("stage", "is", List.of()));
        }
        ClauseRows reading = new ClauseRows(leads.catalogue(), fields.inUse());
        List<ListBuilderPage.Row> rows =
                reading.rows(written.stream().limit(Clauses.MOST).toList());
        Clauses clauses = ClauseRows.complete(any, rows);
        LeadFilter filter = new LeadFilter(shown.q(), null, null, null, null, clauses, shown.sort());
        model.addAttribute("page", page(any, rows, reading, filter, given));
        return "builder".equals(target) ? "leads/_builder" : "leads/builder";
    }

    private ListBuilderPage page(
            boolean any,
            List<ListBuilderPage.Row> rows,
            ClauseRows reading,
            LeadFilter filter,
            MultiValueMap<String, String> given) {
        Map<String, String> sorts = new LinkedHashMap<>();
        for (LeadFilter.Sort sort : LeadFilter.Sort.values()) {
            sorts.put(sort.name().toLowerCase(Locale.ROOT), words(sort));
        }
        return new ListBuilderPage(
                any,
                rows,
                reading.subjects(),
                filter.narrows()
                        ? counted(leads.count(filter, MOST_COUNTED))
                        : "Complete a clause to see how many leads fit.",
                ListAddress.query(filter),
                filter.narrows(),
                filter.q() == null ? "" : filter.q(),
                filter.sort().name().toLowerCase(Locale.ROOT),
                sorts,
                String.valueOf(given.toSingleValueMap().getOrDefault("name", "")),
                "true".equals(given.getFirst("shared")));
    }

    private static String words(LeadFilter.Sort sort) {
        return switch (sort) {
            case ACTIVITY -> "Last activity first";
            case CREATED -> "Newest first";
            case SCORE -> "Best score first";
            case NAME -> "By name";
        };
    }

    private static String counted(int count) {
        return count > MOST_COUNTED
                ? String.format(Locale.US, "%,d+ leads fit now.", MOST_COUNTED)
                : count == 1 ? "1 lead fits now." : String.format(Locale.US, "%,d leads fit now.", count);
    }

    private static List<Written> written(MultiValueMap<String, String> given) {
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < Clauses.MOST; i++) {
            String subject = given.getFirst("f" + i);
            if (subject != null && !String.valueOf(i).equals(given.getFirst("drop"))) {
                String before = given.getFirst("w" + i);
                boolean changed = before != null && !subject.equals(before);
                written.add(new Written(
                        subject,
                        String.valueOf(given.toSingleValueMap().getOrDefault("o" + i, "")),
                        changed ? List.of() : given.getOrDefault("v" + i, List.of())));
            }
        }
        return written;
    }
}
