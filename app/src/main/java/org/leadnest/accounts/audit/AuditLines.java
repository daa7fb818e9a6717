package org.leadnest.accounts.audit;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Writes entries out for people and for spreadsheets. */
final class AuditLines {
    static final List<String> COLUMNS =
            List.of("Number", "At (UTC)", "Who", "API key", "What", "About", "Before", "After", "From", "Hash");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm:ss a", Locale.US);

    private AuditLines() {}

    static AuditPage.Line line(AuditEntry entry, ZoneId zone, String nobody) {
        return new AuditPage.Line(
                entry.number(),
                TIME.format(entry.at().atZone(zone)),
                entry.at().toString(),
                entry.key() == null ? who(entry, nobody) : who(entry, nobody) + ", by an API key",
                words(entry.act()),
                entry.about(),
                changes(entry),
                entry.address() == null ? "" : entry.address());
    }

    static List<String> cells(AuditEntry entry, String nobody) {
        return List.of(
                Long.toString(entry.number()),
                entry.at().toString(),
                who(entry, nobody),
                entry.key() == null ? "" : entry.key().toString(),
                words(entry.act()),
                entry.about(),
                values(entry.before()),
                values(entry.after()),
                entry.address() == null ? "" : entry.address(),
                entry.hash());
    }

    private static String who(AuditEntry entry, String nobody) {
        if (entry.who() != null) {
            return entry.who();
        }
        return entry.address() == null ? nobody : "Somebody not signed in";
    }

    private static String words(String act) {
        return Arrays.stream(AuditAct.values())
                .filter(known -> known.name().equals(act))
                .map(AuditAct::words)
                .findFirst()
                .orElse(act);
    }

    private static List<String> changes(AuditEntry entry) {
        TreeSet<String> names = new TreeSet<>(entry.before().keySet());
        names.addAll(entry.after().keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            String was = entry.before().get(name);
            String is = entry.after().getOrDefault(name, "");
            changes.add(name + ": " + (was == null ? is : shown(was) + " → " + shown(is)));
        }
        return changes;
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    private static String values(Map<String, String> values) {
        List<String> texts = new ArrayList<>();
        values.forEach((name, value) -> texts.add(name + ": " + value));
        return String.join("; ", texts);
    }
}
