package org.leadnest.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request, formatted.
 *
 * @param personUrl the lead's page; null once they are erased
 * @param confirmBy by when its receipt is to be confirmed; null once it is
 * @param restricted whether the data is kept and not used
 * @param liftedOn from when on it may be used again; null while nobody decided so
 * @param legs what each law wants by when, while it is open
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
        @Nullable String confirmBy,
        boolean restricted,
        @Nullable String liftedOn,
        List<PersonRecords.Line> legs,
        @Nullable String extended,
        @Nullable String answer) {}
