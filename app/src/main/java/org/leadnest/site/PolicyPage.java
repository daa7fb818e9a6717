package org.leadnest.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the policy pages show besides their text.
 *
 * @param updated the day of the last material change, written out
 * @param updatedIso the same day for machines
 * @param contactEmail where questions go; null as long as the operator has set none, and the page then says so
 */
public record PolicyPage(
        String updated, String updatedIso, @Nullable String contactEmail) {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    static PolicyPage of(LocalDate updated, @Nullable String contactEmail) {
        return new PolicyPage(WRITTEN.format(updated), updated.toString(), contactEmail);
    }
}
