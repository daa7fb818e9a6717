package org.leadnest.messaging.mailings;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.templates.TemplateForm;

/**
 * The page on which a mailing is written.
 *
 * @param id of the act, so that it is sent once
 * @param templates id to name
 * @param names of the first of its people, by id
 * @param outlook absent while the text is not in order
 * @param sample how it reads for one of them; absent likewise
 * @param seen what the outlook was made of; sending anything else shows it first
 */
public record MailingPage(
        UUID id,
        List<UUID> people,
        TemplateForm form,
        Map<String, String> templates,
        Map<String, String> names,
        String lead,
        @Nullable Outlook outlook,
        @Nullable MailingText sample,
        List<String> problems,
        String seen,
        Map<String, String> errors) {

    public String many() {
        return many(people.size());
    }

    static String many(int people) {
        return people == 1 ? "1 lead" : people + " leads";
    }

    /** A mailing that was sent. */
    public record Sent(
            String path,
            String title,
            String made,
            String body,
            int people,
            long waiting,
            Map<String, Long> counts,
            boolean withdrawn) {}
}
