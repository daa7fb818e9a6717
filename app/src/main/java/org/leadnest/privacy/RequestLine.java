package org.leadnest.privacy;

import org.jspecify.annotations.Nullable;

/**
 * A request, formatted.
 *
 * @param personUrl the lead's page; null once they are erased
 * @param extended why it takes longer
 */
public record RequestLine(
        String path,
        String name,
        @Nullable String personUrl,
        String kind,
        String words,
        String received,
        String due,
        String state,
        String tone,
        boolean open,
        boolean extendable,
        @Nullable String extended,
        @Nullable String answer) {}
