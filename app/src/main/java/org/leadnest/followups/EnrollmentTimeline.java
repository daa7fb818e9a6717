package org.leadnest.followups;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.TimelineEntry;
import org.leadnest.leads.TimelineKind;
import org.leadnest.leads.TimelinePlace;
import org.leadnest.leads.TimelineSource;
import org.springframework.stereotype.Component;

/** Where a lead's runs began and ended, on its timeline. A lead has few of them: they are read together. */
@Component
class EnrollmentTimeline implements TimelineSource {
    private static final int RUNS = 200;
    private static final Comparator<TimelineEntry> NEWEST_FIRST = Comparator.comparing(TimelineEntry::at)
            .thenComparing(entry -> entry.id().toString())
            .reversed();

    private final Enrollments enrollments;

    EnrollmentTimeline(Enrollments enrollments) {
        this.enrollments = enrollments;
    }

    @Override
    public TimelineKind kind() {
        return TimelineKind.ENROLLMENT;
    }

    @Override
    public List<TimelineEntry> before(LeadId lead, TimelinePlace place, int limit) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (Run run : enrollments.list(lead.value(), null, null, RUNS).data()) {
            String url = "/app/sequences/" + run.sequence();
            entries.add(new TimelineEntry(
                    run.id(),
                    run.enrolledAt(),
                    kind(),
                    "Enrolled in " + run.sequenceName(),
                    null,
                    run.enrolledBy(),
                    url));
            Instant ended = run.endedAt();
            if (ended != null) {
                entries.add(new TimelineEntry(endOf(run.id()), ended, kind(), ending(run), null, null, url));
            }
        }
        return entries.stream()
                .filter(entry -> isBefore(entry, place))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    private static String ending(Run run) {
        var exit = run.enrollment().exit();
        return exit == null
                ? "All steps of " + run.sequenceName() + " done"
                : run.sequenceName() + " ended: " + RunView.words(exit);
    }

    /** An id of its own, always the same, so that a page can begin behind it. */
    private static UUID endOf(UUID run) {
        return new UUID(run.getMostSignificantBits(), ~run.getLeastSignificantBits());
    }

    private static boolean isBefore(TimelineEntry entry, TimelinePlace place) {
        int byTime = entry.at().compareTo(place.at());
        return byTime < 0
                || (byTime == 0 && entry.id().toString().compareTo(place.id().toString()) < 0);
    }
}
