package org.leadnest.site;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.leadnest.platform.web.PaletteEntry;
import org.leadnest.platform.web.PaletteSource;
import org.springframework.stereotype.Component;

/** The application's own pages, as the command palette offers them. */
@Component
class PalettePages implements PaletteSource {
    private static final int AFTER_WHAT_PEOPLE_ENTERED = 100;

    private static final List<Page> PAGES = List.of(
            new Page("Dashboard", "home start numbers", "/app", "DASHBOARD_READ"),
            new Page("Leads", "people contacts buyers sellers", "/app/leads", "LEADS_READ"),
            new Page("Tasks", "to do calls", "/app/tasks", "TASKS_READ"),
            new Page("Deals", "pipeline board closing", "/app/deals", "DEALS_READ"),
            new Page("Listings", "homes houses photos descriptions", "/app/listings", "LISTINGS_READ"),
            new Page("Sequences", "follow-up campaigns", "/app/sequences", "SEQUENCES_READ"),
            new Page("Templates", "messages e-mail text", "/app/templates", "TEMPLATES_READ"),
            new Page("Settings", "profile account keys password", "/app/settings", "PROFILE_WRITE"));

    private record Page(String label, String alsoCalled, String url, String permission) {
        boolean fits(String query) {
            return Stream.concat(Stream.of(label), Stream.of(alsoCalled.split(" ")))
                    .anyMatch(word -> word.toLowerCase(Locale.ROOT).startsWith(query));
        }
    }

    @Override
    public int place() {
        return AFTER_WHAT_PEOPLE_ENTERED;
    }

    @Override
    public List<PaletteEntry> find(String query, Set<String> permissions, int limit) {
        String wanted = query.toLowerCase(Locale.ROOT);
        return PAGES.stream()
                .filter(page -> permissions.contains(page.permission) && page.fits(wanted))
                .limit(limit)
                .map(page -> new PaletteEntry("page", page.label, "", page.url))
                .toList();
    }
}
