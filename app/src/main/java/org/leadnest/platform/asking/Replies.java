package org.leadnest.platform.asking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.leadnest.platform.web.PaletteEntry;

/** Answers in the command palette: how many there are, what was understood, then the first rows; or what was not understood. */
public final class Replies {
    private Replies() {}

    /**
     * How many there are, what was understood, and the first of them.
     *
     * @param one {@code listing}; the plural has an s
     * @param url of the list that has them all, as far as it can be narrowed
     */
    public static <T> List<PaletteEntry> rows(
            Asked asked, String one, List<T> found, String url, int limit, Function<T, PaletteEntry> row) {
        List<PaletteEntry> entries = new ArrayList<>();
        String count = found.size() == 1 ? "1 " + one : "%,d %ss".formatted(found.size(), one);
        entries.add(new PaletteEntry("page", count, String.join("; ", asked.words()), url));
        found.stream().limit(Math.max(1, limit - 1)).map(row).forEach(entries::add);
        return entries;
    }

    /**
     * Says what was not understood where somebody asks; nothing where it may be a name that is looked for.
     *
     * @param knows what can be asked, in a few words
     */
    public static List<PaletteEntry> notUnderstood(Asked asked, String knows, String url) {
        return asked.asks()
                ? List.of(new PaletteEntry(
                        "page", "Not answered: “" + asked.leftOver() + "” is not understood", knows, url))
                : List.of();
    }
}
