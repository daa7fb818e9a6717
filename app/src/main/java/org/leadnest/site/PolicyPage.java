package org.leadnest.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.web.Prose;
import org.leadnest.privacy.PolicyVersion;

/**
 * One version of a policy.
 *
 * @param updated the day from which it is in force, written out
 * @param updatedIso the same day for machines
 * @param standing that it is an earlier or a coming one; null for the one in force
 * @param contactEmail where questions go; null as long as the operator has set none, and the page then says so
 */
public record PolicyPage(
        String title,
        String summary,
        Prose prose,
        String updated,
        String updatedIso,
        String versionsHref,
        @Nullable String standing,
        @Nullable String contactEmail) {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    static PolicyPage of(PolicyVersion version, PolicyVersion inForce, @Nullable String contactEmail) {
        String slug = version.policy().slug();
        return new PolicyPage(
                version.policy().title(),
                version.summary(),
                version.prose(),
                written(version.day()),
                version.version(),
                "/" + slug + "/versions",
                version.equals(inForce)
                        ? null
                        : version.day().isAfter(inForce.day())
                                ? "This version is not in force yet."
                                : "This is an earlier version, kept to be read. Tables that show the installation as it is now are left out.",
                contactEmail);
    }

    static String written(LocalDate day) {
        return WRITTEN.format(day);
    }
}
