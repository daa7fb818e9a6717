package org.leadnest.leads.bulk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.LeadBulkAction;

/**
 * What can be done with a whole list, and what was done.
 *
 * @param query of the list's address
 * @param count how many leads it has, in words
 * @param error why the last try was not taken
 */
public record BulkPage(
        String query,
        String count,
        Map<String, String> stages,
        Map<String, String> owners,
        List<String> tags,
        List<LeadBulkAction.Choice> others,
        List<Line> lines,
        @Nullable String error) {

    /** @param polls whether it is still moving */
    public record Line(
            String id,
            String words,
            String when,
            String who,
            String status,
            String tone,
            boolean polls,
            int percent,
            String outcome,
            boolean undoable,
            String listHref) {

        public String path() {
            return "/app/leads/bulk/" + id;
        }
    }
}
