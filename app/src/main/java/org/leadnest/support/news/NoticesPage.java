package org.leadnest.support.news;

import java.util.List;
import java.util.Map;

/** @param form as it was typed */
public record NoticesPage(NoticeForm form, Map<String, String> errors, List<Line> lines) {
    /**
     * @param paragraphs of the text
     * @param asunto the Spanish subject; empty for none
     * @param parrafos of the Spanish text
     */
    public record Line(
            String path,
            String subject,
            List<String> paragraphs,
            String asunto,
            List<String> parrafos,
            String state,
            boolean draft) {}
}
