package org.leadnest.leads.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.KeptText;
import org.leadnest.leads.forms.WebForm.Field;
import org.leadnest.leads.forms.WebForm.Shown;

/** A form as the builder's page writes it. Each field comes as {@code field-KEY} with off, optional or required. */
final class FormEdit {
    static final String CONSENT =
            "I agree to receive e-mails, and texts when I gave my number, about homes and services."
                    + " Consent is not a condition of buying anything. Message and data rates may apply. Reply STOP to end.";

    private final Map<String, String> given;
    private final FieldErrors errors = new FieldErrors();

    FormEdit(Map<String, String> given) {
        this.given = given;
    }

    FieldErrors errors() {
        return errors;
    }

    /** @param before the form as it was; its version goes up when the words of consent are others */
    WebForm read(UUID id, Optional<WebForm> before) {
        List<Shown> fields = fields();
        boolean reachable = fields.stream()
                .anyMatch(shown -> shown.required() && (shown.field() == Field.EMAIL || shown.field() == Field.PHONE));
        errors.expect(reachable, "fields", "expected the e-mail address or the phone number to be required");
        String consent = text("consent", 2_000);
        int version = before.map(one -> one.consent().equals(consent) ? one.consentVersion() : one.consentVersion() + 1)
                .orElse(1);
        String language = given.getOrDefault("language", "en");
        errors.expect(List.of("en", "es").contains(language), "language", "expected English or Spanish");
        Optional<Inquiry.Type> type = Inquiry.Type.parse(given.getOrDefault("type", ""));
        errors.expect(type.isPresent(), "type", "expected one of the choices");
        return new WebForm(
                id,
                needed("name", 100),
                needed("heading", 200),
                text("intro", 2_000),
                type.orElse(Inquiry.Type.GENERAL_INQUIRY),
                fields,
                questions(),
                needed("button", 60),
                needed("source", 100),
                tags(),
                language,
                consent,
                version,
                needed("thanks", 2_000),
                redirect(),
                given.containsKey("open"));
    }

    /** What the builder shows of a form. */
    static Map<String, String> shown(WebForm form) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("name", form.name());
        shown.put("heading", form.heading());
        shown.put("intro", form.intro());
        shown.put("type", form.type().name());
        shown.put("questions", String.join("\n", form.questions()));
        shown.put("button", form.button());
        shown.put("source", form.source());
        shown.put("tags", String.join(", ", form.tags()));
        shown.put("language", form.language());
        shown.put("consent", form.consent());
        shown.put("thanks", form.thanks());
        shown.put("redirect", form.redirectUrl() == null ? "" : form.redirectUrl());
        form.fields()
                .forEach(field ->
                        shown.put("field-" + field.field().name(), field.required() ? "required" : "optional"));
        if (form.open()) {
            shown.put("open", "true");
        }
        return shown;
    }

    /** What a new form starts with. */
    static Map<String, String> fresh() {
        return shown(new WebForm(
                new UUID(0, 0),
                "",
                "Talk to us",
                "",
                Inquiry.Type.GENERAL_INQUIRY,
                List.of(
                        new Shown(Field.FIRST_NAME, false),
                        new Shown(Field.LAST_NAME, false),
                        new Shown(Field.EMAIL, true),
                        new Shown(Field.PHONE, false),
                        new Shown(Field.MESSAGE, false)),
                List.of(),
                "Send",
                "Website",
                List.of(),
                "en",
                CONSENT,
                1,
                "Thank you. We will be in touch soon.",
                null,
                true));
    }

    private List<Shown> fields() {
        List<Shown> fields = new ArrayList<>();
        for (Field field : Field.values()) {
            String choice = given.getOrDefault("field-" + field.name(), "off");
            errors.expect(
                    List.of("off", "optional", "required").contains(choice), "fields", "expected one of the choices");
            if (!choice.equals("off")) {
                fields.add(new Shown(field, choice.equals("required")));
            }
        }
        return fields;
    }

    private List<String> questions() {
        List<String> questions = Arrays.stream(
                        given.getOrDefault("questions", "").split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        errors.expect(
                questions.size() <= 10 && questions.stream().allMatch(one -> one.length() <= 200),
                "questions",
                "expected up to 10 questions of up to 200 characters, one a line");
        return questions;
    }

    private List<String> tags() {
        List<String> tags = Arrays.stream(given.getOrDefault("tags", "").split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        errors.expect(
                tags.stream().allMatch(tag -> tag.length() <= 60), "tags", "expected tags of up to 60 characters");
        return tags;
    }

    private @Nullable String redirect() {
        String url = text("redirect", 2_000);
        boolean good = url.isEmpty() || url.matches("https?://[^\\s\"'<>]+");
        errors.expect(good, "redirect", "expected an address such as https://example.com/thanks");
        return url.isEmpty() || !good ? null : url;
    }

    private String needed(String field, int max) {
        String value = text(field, max);
        errors.expect(!value.isEmpty(), field, "expected some words");
        return value;
    }

    private String text(String field, int max) {
        String value = given.getOrDefault(field, "").strip().replace("\r\n", "\n");
        KeptText.check(errors, field, value, max);
        return value;
    }
}
