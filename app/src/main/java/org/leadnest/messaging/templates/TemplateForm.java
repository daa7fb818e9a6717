package org.leadnest.messaging.templates;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Template;
import org.leadnest.messaging.Templates.Draft;

/** What was typed; kept as it is while it is wrong. */
public record TemplateForm(String name, String channel, String subject, String body) {
    static final TemplateForm EMPTY = new TemplateForm("", Channel.EMAIL.name(), "", "");
    private static final int NAME_CHARS = 120;
    private static final int SUBJECT_CHARS = 300;
    private static final int BODY_CHARS = 40_000;

    public static TemplateForm of(
            @Nullable String name, @Nullable String channel, @Nullable String subject, @Nullable String body) {
        return new TemplateForm(text(name), text(channel), text(subject), text(body));
    }

    public static TemplateForm of(Template template) {
        return new TemplateForm(template.name(), template.channel().name(), template.subject(), template.body());
    }

    public FieldErrors check(Liquid liquid) {
        var errors = new FieldErrors()
                .expect(!name.isBlank(), "name", "Give the template a name.")
                .expect(name.length() <= NAME_CHARS, "name", "A name has at most " + NAME_CHARS + " characters.")
                .expect(channelKnown(), "channel", "Choose e-mail or text message.")
                .expect(!email() || !subject.isBlank(), "subject", "An e-mail needs a subject.")
                .expect(subject.length() <= SUBJECT_CHARS, "subject", "At most " + SUBJECT_CHARS + " characters.")
                .expect(!body.isBlank(), "body", "Write the message.")
                .expect(body.length() <= BODY_CHARS, "body", "At most " + BODY_CHARS + " characters.");
        broken(liquid, subject, "subject", errors);
        broken(liquid, body, "body", errors);
        return errors;
    }

    public Draft draft() {
        return new Draft(name.strip(), Channel.valueOf(channel), email() ? subject.strip() : "", body);
    }

    boolean email() {
        return channel.equals(Channel.EMAIL.name());
    }

    boolean channelKnown() {
        return Arrays.stream(Channel.values()).anyMatch(known -> known.name().equals(channel));
    }

    private static void broken(Liquid liquid, String source, String field, FieldErrors errors) {
        if (liquid.render(source, org.leadnest.messaging.MergeFields.SAMPLE.asMap())
                instanceof Rendering.Broken broken) {
            errors.add(field, "This is not valid: " + broken.reason());
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
