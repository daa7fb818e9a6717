package org.leadnest.leads.forms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of forms. */
public record FormPage(List<Line> forms) {
    /** What a form may do with a field, in the order of the choices. */
    public static final Map<String, String> ASKING =
            ordered("off", "Leave out", "optional", "Ask", "required", "Require");

    public static final Map<String, String> LANGUAGES = ordered("en", "English", "es", "Spanish");

    private static Map<String, String> ordered(String... keysAndLabels) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < keysAndLabels.length; i += 2) {
            ordered.put(keysAndLabels[i], keysAndLabels[i + 1]);
        }
        return Collections.unmodifiableMap(ordered);
    }

    public record Line(String id, String name, String source, boolean open, String address) {}

    /** The builder. @param id null for a new one */
    public record Builder(
            @Nullable String id,
            String name,
            Map<String, String> given,
            Map<String, String> errors,
            List<Choice> fields,
            Map<String, String> types,
            @Nullable Embed embed,
            List<Sent> sent) {
        public String of(String field) {
            return given.getOrDefault(field, "");
        }
    }

    public record Choice(String key, String label, String chosen) {}

    /** How the form gets onto a page of others. */
    public record Embed(String address, String script, String frame) {}

    /** What was sent. @param held whether somebody has to decide */
    public record Sent(
            String id,
            String when,
            String status,
            String tone,
            @Nullable String reason,
            boolean held,
            @Nullable String leadHref,
            List<String> answers) {}

    /** The form as visitors see it. */
    public record Public(
            String address,
            String company,
            String language,
            String heading,
            String intro,
            List<Input> inputs,
            String button,
            String consent,
            int consentVersion,
            boolean agreed,
            String mark,
            boolean embedded,
            Map<String, String> errors,
            @Nullable String problem) {
        public String action() {
            return "/f/" + address + (embedded ? "?embed=1" : "");
        }
    }

    public record Input(
            String name,
            String label,
            String kind,
            String autocomplete,
            boolean required,
            String value,
            @Nullable String error) {}

    /** The page behind it. @param redirect where it leads on to */
    public record Thanks(
            String company,
            String language,
            String heading,
            String text,
            @Nullable String redirect,
            boolean embedded) {}
}
