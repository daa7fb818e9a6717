package org.leadnest.copydesk;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadnest.copydesk.words.Resources;

/**
 * How many characters of public remarks an MLS takes and how it counts them: dated, cited rows. The writer stays below
 * the cap in the strictest way of counting, whatever the row says.
 */
public final class RemarksCaps {
    /** For an MLS that is not in the table: the strictest common cap (product rule 6). */
    public static final int UNKNOWN = 800;

    /**
     * One row.
     *
     * @param names the names by which it goes, the first is the one to show
     * @param counts how the MLS counts
     * @param source where the number comes from
     */
    public record Cap(List<String> names, int characters, Counting counts, String source, LocalDate asOf) {}

    private static final List<Cap> ALL =
            Resources.lines("remarks-caps.txt").stream().map(RemarksCaps::row).toList();

    private RemarksCaps() {}

    private static Cap row(String line) {
        String[] cells = line.split("\\s*\\|\\s*");
        return new Cap(
                List.of(cells[0].split("\\s*;\\s*")),
                Integer.parseInt(cells[1]),
                Counting.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                cells[4],
                LocalDate.parse(cells[3]));
    }

    public static List<Cap> all() {
        return ALL;
    }

    /** The row of an MLS by any of its names, in any letter case. */
    public static Optional<Cap> find(String mls) {
        String key = key(mls);
        return ALL.stream()
                .filter(cap -> cap.names().stream().anyMatch(name -> key(name).equals(key)))
                .findFirst();
    }

    /** The cap of an MLS by name; {@value #UNKNOWN} when it is not known. */
    public static int of(String mls) {
        return find(mls).map(Cap::characters).orElse(UNKNOWN);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\b(mls|the)\\b|[^a-z0-9]", "");
    }
}
