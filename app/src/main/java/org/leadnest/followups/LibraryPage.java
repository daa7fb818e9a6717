package org.leadnest.followups;

import java.util.List;
import java.util.Map;

/**
 * The library, or one entry of it as a lead would get it.
 *
 * @param languages code to name
 */
public record LibraryPage(String language, Map<String, String> languages, List<Row> sequences, List<Row> texts) {

    /** @param detail such as the number of steps, or the channel */
    public record Row(String slug, String name, String about, String detail) {}

    /**
     * One entry.
     *
     * @param kind {@code sequence} or {@code text}
     * @param leads id to name, of those to preview for
     */
    public record Entry(
            String kind,
            String slug,
            String name,
            String about,
            String language,
            Map<String, String> leads,
            String lead,
            List<Shown> shown) {}

    /**
     * @param when empty for a text that stands alone
     * @param size of a text message, in segments; empty for e-mail
     */
    public record Shown(String label, String icon, String when, String subject, String body, String size) {}

    static LibraryPage of(Library library, String language) {
        return new LibraryPage(
                language,
                Library.LANGUAGES,
                library.sequences(language).stream()
                        .map(one -> new Row(
                                one.slug(), one.name(), one.about(), one.steps().size() + " steps"))
                        .toList(),
                library.texts(language).stream()
                        .map(one -> new Row(
                                one.slug(),
                                one.name(),
                                one.subject(),
                                one.channel().label()))
                        .toList());
    }
}
