package org.leadnest.analytics;

import java.util.List;
import java.util.Map;

/**
 * Reports, formatted.
 *
 * @param sources to choose from for a cost
 * @param error what is wrong with the cost that was entered, or empty
 */
public record ReportPage(
        int days,
        List<Integer> spans,
        boolean empty,
        List<Table> tables,
        Map<String, String> sources,
        String month,
        String amount,
        String error) {

    /** @param unit of the chart's numbers @param bars a chart of the first column of numbers; the table beside it says the same and more */
    public record Table(
            String key,
            String title,
            String text,
            List<String> columns,
            List<List<String>> rows,
            List<Bar> bars,
            String unit) {}

    public record Bar(String label, String count, long value, long most) {}
}
