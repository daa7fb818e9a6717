package org.leadnest.support.news;

import java.util.List;
import java.util.Map;

/** @param subject and {@code words} as they were typed */
public record NoticesPage(String subject, String words, Map<String, String> errors, List<Line> lines) {
    /** @param paragraphs of the text */
    public record Line(String path, String subject, List<String> paragraphs, String state, boolean draft) {}
}
