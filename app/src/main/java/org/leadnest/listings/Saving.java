package org.leadnest.listings;

import java.util.List;
import java.util.stream.Collectors;
import org.leadnest.copydesk.Finding;
import org.leadnest.kernel.FieldErrors;

/** The outcome of entering or changing a listing. */
public sealed interface Saving {
    int MOST_EXCERPT = 60;

    record Saved(Listing listing) implements Saving {}

    /**
     * Nothing was changed: some fields are unknown, unreadable or not allowed now.
     *
     * @param overPlan all that is wrong is that the plan holds no more open listings
     */
    record Refused(FieldErrors errors, boolean overPlan) implements Saving {
        Refused(FieldErrors errors) {
            this(errors, false);
        }
    }

    /** Nothing was changed: the public remarks would claim what no fact says, or break a rule, and nobody answers for it. */
    record Withheld(List<Finding> findings) implements Saving {
        /** As the error of the field. */
        public String words() {
            return findings.stream()
                    .map(finding -> finding.excerpt().isEmpty()
                            ? finding.reason()
                            : "“" + shortened(finding.excerpt()) + "”: " + finding.reason())
                    .distinct()
                    .collect(Collectors.joining("; "));
        }

        private static String shortened(String excerpt) {
            return excerpt.length() <= MOST_EXCERPT
                    ? excerpt
                    : excerpt.substring(0, MOST_EXCERPT).strip() + "…";
        }
    }

    /** Nothing was changed: somebody else changed the listing since the version that the change is based on. */
    record Outdated(Listing current) implements Saving {}
}
