package org.leadnest.leads.profile;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Phrases;
import org.leadnest.leads.Timeline;
import org.leadnest.leads.TimelineEntry;
import org.leadnest.leads.TimelineKind;
import org.springframework.stereotype.Component;

/** Formats pages of a timeline. */
@Component
class TimelineViews {
    private static final int ENTRIES = 20;

    private final Timeline timeline;

    TimelineViews(Timeline timeline) {
        this.timeline = timeline;
    }

    TimelineView of(LeadId lead, @Nullable String kind, @Nullable String after, ZoneId zone) {
        Optional<TimelineKind> chosen = Arrays.stream(TimelineKind.values())
                .filter(one -> one.name().equalsIgnoreCase(kind))
                .findFirst();
        Optional<Cursor> place = Optional.ofNullable(after).flatMap(Cursor::timed);
        Page<TimelineEntry> page =
                timeline.page(lead, chosen.map(Set::of).orElse(Set.of()), place.orElse(null), ENTRIES);
        String path = "/app/leads/" + lead;
        String here = path + chosen.map(one -> "?kind=" + lower(one)).orElse("");
        return new TimelineView(
                kinds(path, chosen),
                page.data().stream().map(entry -> entry(entry, zone)).toList(),
                page.next() == null ? null : here + (chosen.isPresent() ? "&" : "?") + "after=" + page.next(),
                place.isPresent() ? here : null);
    }

    private static List<TimelineView.Kind> kinds(String path, Optional<TimelineKind> chosen) {
        List<TimelineView.Kind> kinds = new ArrayList<>();
        kinds.add(new TimelineView.Kind("All", path, chosen.isEmpty()));
        for (TimelineKind kind : TimelineKind.values()) {
            kinds.add(new TimelineView.Kind(
                    kind.label(),
                    path + "?kind=" + lower(kind),
                    chosen.filter(kind::equals).isPresent()));
        }
        return kinds;
    }

    private static TimelineView.Entry entry(TimelineEntry entry, ZoneId zone) {
        return new TimelineView.Entry(
                entry.kind().icon(),
                entry.title(),
                Phrases.moment(entry.at(), zone),
                entry.at().toString(),
                entry.actor(),
                entry.text(),
                entry.url());
    }

    private static String lower(TimelineKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
