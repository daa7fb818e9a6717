package org.leadnest.platform.api;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;

/**
 * Which page of a list the API was asked for.
 *
 * @param after the place behind which it begins; null for the beginning
 * @param limit how many rows at most, 1 to 200
 */
public record Paging(@Nullable Cursor after, int limit) {
    private static final int MOST = 200;

    /** Of a list in the order of time with nothing else to check; else {@link Invalid}. */
    public static Paging timed(@Nullable String after, int limit) {
        FieldErrors errors = new FieldErrors();
        Paging paging = of(after, limit, Cursor::timed, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return paging;
    }

    /** What is wrong is added to {@code errors}, which the caller throws with its own. */
    public static Paging of(
            @Nullable String after, int limit, Function<String, Optional<Cursor>> reading, FieldErrors errors) {
        errors.expect(limit >= 1 && limit <= MOST, "limit", "expected 1 to " + MOST);
        Optional<Cursor> place = Optional.ofNullable(after).flatMap(reading);
        errors.expect(after == null || place.isPresent(), "after", "expected the \"next\" of an earlier page");
        return new Paging(place.orElse(null), limit);
    }

    /** The id that a filter names; nothing when it is absent. What is no id, an empty one too, is added to {@code errors}. */
    public static @Nullable UUID id(@Nullable String given, String field, FieldErrors errors) {
        if (given == null) {
            return null;
        }
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException unreadable) {
            errors.add(field, "expected an id");
            return null;
        }
    }
}
