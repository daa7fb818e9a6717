package org.leadnest.leads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened to a lead, newest first: this module's entries and those of every {@link TimelineSource}, merged. */
@Service
public class Timeline {
    private final TimelineStore store;
    private final List<TimelineSource> sources;

    Timeline(TimelineStore store, List<TimelineSource> sources) {
        this.store = store;
        this.sources = sources;
    }

    /** The page of entries behind {@code after}; an empty set of kinds means all. */
    @Transactional(readOnly = true)
    public Page<TimelineEntry> page(LeadId lead, Set<TimelineKind> kinds, @Nullable Cursor after, int limit) {
        Set<TimelineKind> asked = kinds.isEmpty() ? EnumSet.allOf(TimelineKind.class) : kinds;
        TimelinePlace place = after == null ? TimelinePlace.NEWEST : place(after);
        List<TimelineEntry> all = new ArrayList<>(store.before(lead, place, asked, limit + 1));
        sources.stream()
                .filter(source -> asked.contains(source.kind()))
                .forEach(source -> all.addAll(source.before(lead, place, limit + 1)));
        List<TimelineEntry> newest = all.stream()
                .sorted(TimelineEntry.NEWEST_FIRST)
                .limit(limit + 1L)
                .toList();
        return Page.cut(newest, limit, entry -> new Cursor(entry.at().toString(), entry.id()));
    }

    /** Files an entry of this module's own, in the transaction of what it tells of. @param reference the id of that */
    @Transactional
    public void tell(
            LeadId lead, TimelineKind kind, String title, Author author, Instant at, @Nullable UUID reference) {
        store.add(lead, kind, title, null, author, at, reference);
    }

    private static TimelinePlace place(Cursor cursor) {
        return new TimelinePlace(Instant.parse(cursor.key()), cursor.id());
    }
}
