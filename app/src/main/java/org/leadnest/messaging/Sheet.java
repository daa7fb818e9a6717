package org.leadnest.messaging;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The product's paper: paragraphs of lines, and at most one button. */
public record Sheet(
        String subject,
        List<List<String>> paragraphs,
        @Nullable String actionLabel,
        @Nullable String actionUrl) {

    static Sheet of(String subject, String text, @Nullable String actionLabel, @Nullable String actionUrl) {
        var paragraphs = Pattern.compile("\\R{2,}")
                .splitAsStream(text.strip())
                .map(paragraph -> paragraph.lines().toList())
                .toList();
        return new Sheet(subject, paragraphs, actionLabel, actionUrl);
    }
}
