package org.leadnest.followups.drafts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code /app/leads/{id}/briefing}, and its card on the lead's page.
 *
 * @param summary each line with the page of what it tells of
 * @param there what time it is where the lead is, as a sentence; empty when that is not known
 * @param by whose words they are
 * @param model that could write both; null where none does
 */
public record Briefing(
        String lead,
        String name,
        List<Line> summary,
        String opening,
        List<String> script,
        String there,
        String by,
        String tone,
        @Nullable String model) {

    public record Line(String text, @Nullable String href) {}

    public String path() {
        return "/app/leads/" + lead;
    }
}
