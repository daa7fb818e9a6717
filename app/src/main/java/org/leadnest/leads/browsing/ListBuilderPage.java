package org.leadnest.leads.browsing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A smart list while it is built.
 *
 * @param count how many leads pass now, in words
 * @param query of the list's address, of what is complete
 * @param complete whether there is anything to show and save
 */
public record ListBuilderPage(
        boolean any,
        List<Row> rows,
        Map<String, String> subjects,
        String count,
        String query,
        boolean complete,
        String q,
        String sort,
        Map<String, String> sorts,
        String name,
        boolean shared) {

    /**
     * A clause as its inputs show it.
     *
     * @param input what stands behind the operator: none, select, several, text, decimal, date or days
     * @param problem why it is not counted yet
     */
    public record Row(
            int index,
            String subject,
            String operator,
            Map<String, String> operators,
            String input,
            Map<String, String> choices,
            List<String> values,
            @Nullable String problem) {

        public String value() {
            return values.isEmpty() ? "" : values.getFirst();
        }
    }
}
