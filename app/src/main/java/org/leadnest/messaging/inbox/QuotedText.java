package org.leadnest.messaging.inbox;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Parts what a person wrote from what their mail program quoted below it, for showing; what is stored stays whole.
 *
 * @param fresh what they wrote
 * @param quoted the rest, or empty
 */
public record QuotedText(String fresh, String quoted) {
    private static final Pattern BEGINS = Pattern.compile(
            "^(>.*|On .{4,120} wrote:|El .{4,120} escribió:|-{2,} ?(Original Message|Forwarded message|Mensaje original) ?-{2,}"
                    + "|_{10,}|From: .+@.+|De: .+@.+)$");
    /** A line of introduction that the mail program broke in two. */
    private static final Pattern BROKEN = Pattern.compile("^(On|El) .{4,120}$");

    public static QuotedText of(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean begins = BEGINS.matcher(line).matches()
                    || (BROKEN.matcher(line).matches()
                            && i + 1 < lines.size()
                            && lines.get(i + 1).strip().matches(".{0,80}(wrote|escribió):"));
            if (begins && lines.subList(0, i).stream().anyMatch(above -> !above.isBlank())) {
                return new QuotedText(
                        String.join("\n", lines.subList(0, i)).strip(),
                        String.join("\n", lines.subList(i, lines.size())).strip());
            }
        }
        return new QuotedText(text.strip(), "");
    }
}
