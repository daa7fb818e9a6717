package org.leadnest.messaging.carriers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextHref of the following page, absent on the last one */
public record OutboxPage(
        List<OutboxEntry> entries, @Nullable String nextHref) {}
