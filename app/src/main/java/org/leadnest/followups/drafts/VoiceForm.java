package org.leadnest.followups.drafts;

import java.util.Arrays;
import java.util.Map;
import org.leadnest.kernel.FieldErrors;

/** How somebody says that they write; kept as it is while it is wrong. */
record VoiceForm(Map<String, String> given) {
    private static final int GREETING = 30;
    private static final int CLOSING = 60;

    private String text(String name) {
        return given.getOrDefault(name, "").strip();
    }

    FieldErrors check() {
        FieldErrors errors = new FieldErrors();
        for (String name : new String[] {"greeting", "saludo"}) {
            errors.expect(
                    !text(name).isEmpty() && fits(name, GREETING),
                    name,
                    "A word or two, at most " + GREETING + " characters.");
        }
        for (String name : new String[] {"signOff", "despedida"}) {
            errors.expect(fits(name, CLOSING), name, "At most " + CLOSING + " characters.");
        }
        return errors.expect(
                        Arrays.stream(Voice.Length.values())
                                .anyMatch(one -> one.name().equals(text("length"))),
                        "length",
                        "Choose one.")
                .expect(
                        Arrays.stream(Voice.Warmth.values())
                                .anyMatch(one -> one.name().equals(text("warmth"))),
                        "warmth",
                        "Choose one.");
    }

    private boolean fits(String name, int most) {
        return text(name).length() <= most
                && text(name).chars().noneMatch(c -> c < ' ' || c == '<' || c == '>' || c == '{');
    }

    Voice voice() {
        return new Voice(
                text("greeting"),
                text("signOff"),
                text("saludo"),
                text("despedida"),
                Voice.Length.valueOf(text("length")),
                Voice.Warmth.valueOf(text("warmth")),
                given.containsKey("exclaims"),
                given.containsKey("contracts"));
    }
}
