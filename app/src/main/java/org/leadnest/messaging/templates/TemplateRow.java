package org.leadnest.messaging.templates;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Template;

/** A template in the list. */
public record TemplateRow(String href, String name, boolean email, String line, String changed) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US).withZone(ZoneOffset.UTC);
    private static final int LINE_CHARS = 90;

    static TemplateRow of(Template template) {
        var email = template.channel() == Channel.EMAIL;
        var line = email ? template.subject() : template.body().strip().replaceAll("\\s+", " ");
        return new TemplateRow(
                "/app/templates/" + template.id(),
                template.name(),
                email,
                line.length() <= LINE_CHARS ? line : line.substring(0, LINE_CHARS) + "…",
                DAY.format(template.updatedAt()));
    }
}
