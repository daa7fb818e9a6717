package org.leadnest.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a keyset-paged list. {@code next} is the opaque cursor of the following page, null on the last one; it is
 * also the shape that the API answers: {@code {"data":[…],"next":…}}.
 */
public record Page<T>(List<T> data, @Nullable String next) {
    public Page {
        data = List.copyOf(data);
    }

    /**
     * Cuts {@code rows}, read with a limit of {@code limit + 1}, to a page: the surplus row only says that there is more.
     */
    public static <T> Page<T> cut(List<T> rows, int limit, Function<T, Cursor> position) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> kept = rows.subList(0, limit);
        return new Page<>(kept, position.apply(kept.getLast()).encode());
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(data.stream().map(change).toList(), next);
    }
}
