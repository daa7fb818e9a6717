package org.leadnest.leads.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leadnest.kernel.Money;

/**
 * Why a lead has points.
 *
 * @param words a sentence for people
 */
public record ScoreReason(Signal signal, int points, String words) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);
    private static final String SEPARATOR = "\\x1f";

    /** What is looked at. */
    public enum Signal {
        RECENCY("recency", "Recency"),
        INQUIRIES("inquiries", "Inquiries"),
        REPLIES("replies", "Replies"),
        VIEWS("views", "Property views"),
        BUDGET("budgetFit", "Budget fit");

        private final String key;
        private final String label;

        Signal(String key, String label) {
            this.key = key;
            this.label = label;
        }

        /** As the API names it. */
        public String key() {
            return key;
        }

        public String label() {
            return label;
        }
    }

    /** What a row of {@code leads.scores} is written as by {@link #COLUMNS}. */
    public static List<ScoreReason> read(String written) {
        String[] parts = written.split(SEPARATOR, -1);
        List<ScoreReason> reasons = new ArrayList<>();
        String day = parts[5].isEmpty() ? "" : DAY.format(LocalDate.parse(parts[5]));
        add(reasons, Signal.RECENCY, parts[0], "Last heard of on " + day);
        add(reasons, Signal.INQUIRIES, parts[1], counted(parts[6], "inquiry", "inquiries"));
        add(reasons, Signal.REPLIES, parts[2], "Answered " + counted(parts[7], "time", "times"));
        add(reasons, Signal.VIEWS, parts[3], counted(parts[8], "property looked at", "properties looked at"));
        add(reasons, Signal.BUDGET, parts[4], "Asks for homes at " + price(parts[9]) + ", which you sell");
        return reasons;
    }

    /** One text of a row of {@code leads.scores c}: points, then what they are given for. */
    public static final String COLUMNS = """
            concat_ws(chr(31), c.recency_points, c.inquiry_points, c.reply_points, c.view_points, c.budget_points,
              coalesce(to_char(c.last_seen at time zone 'UTC', 'YYYY-MM-DD'), ''), c.inquiries, c.replies, c.views,
              coalesce(c.price::text, ''))
            """;

    private static void add(List<ScoreReason> reasons, Signal signal, String points, String words) {
        int number = Integer.parseInt(points);
        if (number > 0) {
            reasons.add(new ScoreReason(signal, number, words));
        }
    }

    private static String counted(String number, String one, String many) {
        return number + " " + (number.equals("1") ? one : many);
    }

    private static String price(String text) {
        return text.isEmpty() ? "" : Money.of(new BigDecimal(text)).display();
    }
}
