package org.leadnest.leads;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;

/** A task to be filed: {@code title} has 1 to 500 characters. */
public record NewTask(
        @Nullable LeadId lead,
        String title,
        @Nullable Instant dueAt,
        @Nullable UserId assignee,
        @Nullable Repeat repeats) {
    public static final int MAX_TITLE = 500;

    /** One that does not come again. */
    public NewTask(@Nullable LeadId lead, String title, @Nullable Instant dueAt, @Nullable UserId assignee) {
        this(lead, title, dueAt, assignee, null);
    }

    public NewTask {
        if (repeats != null && dueAt == null) {
            throw new IllegalArgumentException("a task that comes again needs a date");
        }
        if (title.isBlank() || title.length() > MAX_TITLE) {
            throw new IllegalArgumentException("expected a title of 1 to 500 characters");
        }
    }

    @Nullable
    UUID aboutLead() {
        return lead == null ? null : lead.value();
    }
}
