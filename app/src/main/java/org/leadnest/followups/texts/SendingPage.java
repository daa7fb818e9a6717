package org.leadnest.followups.texts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text on its way into follow-up.
 *
 * @param url of the listing's sending, below which a step and a template are posted
 * @param email whether it goes by e-mail, with a subject; else as a text message
 * @param sequences name by id; empty when there are none yet
 * @param templates whether it may become a template
 * @param typed by the names of the form's fields
 */
public record SendingPage(
        String url,
        String home,
        boolean email,
        Map<String, String> sequences,
        boolean templates,
        Map<String, String> typed,
        Map<String, String> errors,
        List<String> findings) {

    public @Nullable String typed(String field) {
        return typed.get(field);
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
