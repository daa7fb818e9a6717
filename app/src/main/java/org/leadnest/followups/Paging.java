package org.leadnest.followups;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.api.Invalid;

/** Which page of a list the API was asked for. */
record Paging(@Nullable Cursor after, int limit) {
    private static final int MOST = 200;

    static Paging of(@Nullable String after, int limit) {
        FieldErrors errors = new FieldErrors().expect(limit >= 1 && limit <= MOST, "limit", "expected 1 to " + MOST);
        Optional<Cursor> place = Optional.ofNullable(after).flatMap(Cursor::parse);
        errors.expect(after == null || place.isPresent(), "after", "expected the \"next\" of an earlier page");
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return new Paging(place.orElse(null), limit);
    }
}
