package org.leadnest.messaging.templates;

import java.util.ArrayList;
import java.util.List;
import org.leadnest.messaging.MergeFields;

/**
 * A template filled for a made-up lead.
 *
 * @param problems what is wrong with it, in words
 * @param size for texts, how many segments they take
 */
public record Preview(boolean email, String subject, String body, List<String> problems, String size) {

    static Preview of(TemplateForm form, Liquid liquid) {
        var sample = MergeFields.SAMPLE.asMap();
        var problems = new ArrayList<>(liquid.problems(form.body(), sample));
        if (form.email()) {
            problems.addAll(0, liquid.problems(form.subject(), sample));
        }
        var body = filled(liquid, form.body());
        return new Preview(
                form.email(),
                form.email() ? filled(liquid, form.subject()) : "",
                body,
                List.copyOf(problems),
                form.email() ? "" : SmsSegments.of(body).words());
    }

    private static String filled(Liquid liquid, String source) {
        return switch (liquid.render(source, MergeFields.SAMPLE.asMap())) {
            case Rendering.Filled filled -> filled.text();
            case Rendering.Broken _ -> "";
        };
    }
}
