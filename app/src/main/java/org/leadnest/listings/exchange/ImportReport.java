package org.leadnest.listings.exchange;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of each row of a file.
 *
 * @param leftOut columns that are no RESO names and were passed over, because that was asked for
 */
@Schema(name = "ListingImport")
record ImportReport(
        int rows,
        long created,
        long changed,
        long unchanged,
        long refused,
        List<String> leftOut,
        List<Result> results) {

    enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param row as a spreadsheet counts, the header being row 1; in JSON the place in the array, from 1
     * @param errors by field, each with what was expected; empty unless it was refused
     * @param unknown values that were kept as they are and that the RESO dictionary does not know, by field
     * @param withheld why visitors do not read the public remarks of the row: those of a new listing are kept and hidden, those
     *     of one that was there wait as a version of its text; else null
     */
    @Schema(name = "ListingImportRow")
    record Result(
            int row,
            String outcome,
            @Nullable String listingKey,
            @Nullable String listingId,
            Map<String, String> errors,
            Map<String, List<String>> unknown,
            @Nullable String withheld) {
        Result withholding(String why) {
            return new Result(row, outcome, listingKey, listingId, errors, unknown, why);
        }
    }

    static ImportReport of(List<Result> results, List<String> leftOut) {
        return new ImportReport(
                results.size(),
                count(results, Outcome.CREATED),
                count(results, Outcome.CHANGED),
                count(results, Outcome.UNCHANGED),
                count(results, Outcome.REFUSED),
                leftOut,
                results);
    }

    private static long count(List<Result> results, Outcome outcome) {
        return results.stream()
                .filter(result -> result.outcome().equals(outcome.word()))
                .count();
    }
}
