package org.leadnest.messaging.preferences;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadnest.privacy.PersonRecords;

/**
 * A lead's own page.
 *
 * @param contacted whether commercial messages still go out to them
 * @param asked what was asked for before, with its day
 * @param done what was just done: {@code asked} or {@code stopped}
 * @param waiting what keeps their erasure from being complete, where something does
 * @param problem what is wrong with the form
 */
public record MyDataPage(
        String token,
        String company,
        @Nullable String phone,
        List<PersonRecords.Line> kept,
        boolean contacted,
        List<PersonRecords.Line> asked,
        @Nullable String done,
        @Nullable String waiting,
        @Nullable String problem) {}
