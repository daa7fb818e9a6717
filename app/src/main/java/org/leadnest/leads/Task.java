package org.leadnest.leads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done, mostly about a lead.
 *
 * @param dueAt null when it has no date
 * @param leadName as pages show it; null when the task is about no lead
 */
public record Task(
        TaskId id,
        @Nullable LeadId lead,
        @Nullable String leadName,
        String title,
        @Nullable Instant dueAt,
        @Nullable Owner assignee,
        String createdBy,
        Instant createdAt,
        @Nullable Instant doneAt,
        @Nullable Repeat repeats) {}
