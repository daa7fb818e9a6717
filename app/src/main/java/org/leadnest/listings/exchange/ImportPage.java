package org.leadnest.listings.exchange;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The import of listings: the form, and what became of each row.
 *
 * @param error why the file was not read
 * @param counts what became of the rows, in words; null before a file came
 * @param leftOut columns that were passed over, in words; empty when none
 */
public record ImportPage(@Nullable String error, @Nullable String counts, String leftOut, List<Line> lines) {
    /** @param href the listing, or null when the row was refused */
    public record Line(
            int row,
            String title,
            String outcome,
            String tone,
            @Nullable String href,
            List<String> told) {}

    static ImportPage blank(@Nullable String error) {
        return new ImportPage(error, null, "", List.of());
    }

    static ImportPage of(ImportReport report) {
        String counts = "%,d entered, %,d changed, %,d already so, %,d not taken"
                .formatted(report.created(), report.changed(), report.unchanged(), report.refused());
        return new ImportPage(
                null,
                counts,
                String.join(", ", report.leftOut()),
                report.results().stream().map(ImportPage::line).toList());
    }

    private static Line line(ImportReport.Result result) {
        String key = result.listingKey();
        List<String> told = new java.util.ArrayList<>();
        result.errors().forEach((field, message) -> told.add(field + ": " + message + "."));
        if (!result.unknown().isEmpty()) {
            told.add("Kept as written, though no RESO value: " + values(result.unknown()) + ".");
        }
        if (result.withheld() != null) {
            told.add("Visitors do not read its remarks until somebody has looked at them: " + result.withheld() + ".");
        }
        return new Line(
                result.row(),
                result.listingId() == null ? "Listing" : result.listingId(),
                word(result.outcome()),
                tone(result.outcome()),
                key == null ? null : "/app/listings/" + key,
                told);
    }

    private static String values(Map<String, List<String>> unknown) {
        return unknown.entrySet().stream()
                .map(field -> String.join(", ", field.getValue()) + " (" + field.getKey() + ")")
                .collect(Collectors.joining("; "));
    }

    private static String word(String outcome) {
        return switch (outcome) {
            case "created" -> "Entered";
            case "changed" -> "Changed";
            case "unchanged" -> "Already so";
            default -> "Not taken";
        };
    }

    private static String tone(String outcome) {
        return switch (outcome) {
            case "created", "changed" -> "good";
            case "unchanged" -> "plain";
            default -> "bad";
        };
    }
}
