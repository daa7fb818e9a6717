package org.leadnest.leads.forms;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.KeptText;
import org.leadnest.leads.LeadInput;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.forms.WebForm.Field;

/** What somebody sent by a form, read as a person with an inquiry. */
final class Answers {
    /** A field that people cannot see; programs fill it in. */
    static final String HONEYPOT = "website";

    static final String MARK = "mark";
    static final String AGREED = "agreed";
    static final String QUESTION = "q";
    private static final int MAX_MESSAGE = 10_000;
    private static final int MAX_LINE = 500;
    private static final Pattern TOO_LONG = Pattern.compile("expected at most ([0-9]+) characters");

    private final WebForm form;
    private final Map<String, String> given;

    Answers(WebForm form, Map<String, String> given) {
        this.form = form;
        this.given = given;
    }

    NewLead person(FieldErrors errors, Instant at) {
        FieldErrors found = new FieldErrors();
        NewLead person = read(found, at);
        found.ordered()
                .forEach((field, message) ->
                        errors.add(field, form.language().equals("es") ? inSpanish(field, message) : message));
        return person;
    }

    /** What is wrong, said to whoever fills in a Spanish form. */
    private static String inSpanish(String field, String message) {
        Matcher tooLong = TOO_LONG.matcher(message);
        if (tooLong.matches()) {
            return "se esperan como máximo " + tooLong.group(1) + " caracteres";
        }
        if (message.startsWith("expected text without")) {
            return "se espera texto sin caracteres de control";
        }
        if (message.startsWith("expected a name")) {
            return "se espera un nombre, un correo electrónico o un teléfono";
        }
        return switch (field) {
            case "email" -> "se espera una dirección de correo electrónico";
            case "phone" -> "se espera un número de teléfono";
            case "price" -> "se espera un precio, como 500,000";
            default -> "se espera una respuesta";
        };
    }

    private NewLead read(FieldErrors errors, Instant at) {
        for (WebForm.Shown shown : form.fields()) {
            String value = of(shown.field());
            errors.expect(!shown.required() || !value.isEmpty(), shown.field().parameter(), "expected an answer");
            KeptText.check(
                    errors, shown.field().parameter(), value, shown.field() == Field.MESSAGE ? MAX_MESSAGE : MAX_LINE);
        }
        LeadInput input = new LeadInput()
                .text("firstName", orNull(of(Field.FIRST_NAME)))
                .text("lastName", orNull(of(Field.LAST_NAME)))
                .list("emails", list(of(Field.EMAIL)))
                .list("phones", list(of(Field.PHONE)));
        FieldErrors ofLead = new FieldErrors();
        NewLead person = input.over(
                NewLead.named(null, null)
                        .from(form.source())
                        .tagged(form.tags())
                        .living(null, orNull(of(Field.POSTAL_CODE)), null),
                ofLead);
        renamed(ofLead, errors);
        return person.asking(new Inquiry(form.type(), message(), home(errors), form.language(), at));
    }

    /** The version of the words that stood beside the ticked box; empty when it was not ticked. */
    Optional<Integer> agreedVersion() {
        String version = given.getOrDefault(AGREED, "");
        return version.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(version)) : Optional.empty();
    }

    /** What is kept of it, in the form's order. */
    Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>();
        form.fields().forEach(shown -> kept.put(shown.field().parameter(), of(shown.field())));
        for (int i = 0; i < form.questions().size(); i++) {
            kept.put(QUESTION + i, question(i));
        }
        kept.put(AGREED, given.getOrDefault(AGREED, ""));
        return kept;
    }

    private String of(Field field) {
        return form.asks(field) ? given.getOrDefault(field.parameter(), "").strip() : "";
    }

    private String question(int index) {
        String answer = given.getOrDefault(QUESTION + index, "").strip();
        return answer.length() > MAX_LINE ? answer.substring(0, MAX_LINE) : answer;
    }

    private @Nullable String message() {
        StringBuilder message = new StringBuilder(of(Field.MESSAGE));
        for (int i = 0; i < form.questions().size(); i++) {
            if (!question(i).isEmpty()) {
                message.append(message.isEmpty() ? "" : "\n")
                        .append(form.questions().get(i))
                        .append(": ")
                        .append(question(i));
            }
        }
        return message.isEmpty() ? null : message.toString();
    }

    private Inquiry.@Nullable Home home(FieldErrors errors) {
        String written = of(Field.PRICE).replaceAll("[$,\\s]", "");
        boolean number = written.matches("[0-9]{0,12}(\\.[0-9]{1,2})?");
        errors.expect(number, Field.PRICE.parameter(), "expected a price such as 500,000");
        BigDecimal price = number && !written.isEmpty() ? new BigDecimal(written) : null;
        String address = orNull(of(Field.ADDRESS));
        String city = orNull(of(Field.CITY));
        return address == null && city == null && price == null
                ? null
                : new Inquiry.Home(null, address, city, null, orNull(of(Field.POSTAL_CODE)), price, null, null);
    }

    private static void renamed(FieldErrors from, FieldErrors to) {
        from.ordered().forEach((field, message) -> {
            String parameter = switch (field) {
                case "emails" -> "email";
                case "phones" -> "phone";
                case "firstName" -> "first_name";
                case "lastName" -> "last_name";
                case "postalCode" -> "postal_code";
                default -> field;
            };
            to.add(parameter, message);
        });
    }

    private static List<String> list(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
