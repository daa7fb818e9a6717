package org.leadnest.leads.fields;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.api.StorableText;

/** A field as its form has it. @param choices one a line */
record FieldDraft(String label, String type, String choices) {
    static final int MOST = 100;
    private static final int MAX_LABEL = 60;
    private static final int MAX_CHOICES = 100;

    FieldDraft {
        label = label.strip();
    }

    FieldType kind() {
        return Arrays.stream(FieldType.values())
                .filter(one -> one.name().equals(type))
                .findFirst()
                .orElse(FieldType.TEXT);
    }

    List<String> options() {
        return kind() != FieldType.CHOICE
                ? List.of()
                : Arrays.stream(choices.split("[\\r\\n]+"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .toList();
    }

    /** @param self the field that is edited; null for a new one */
    FieldErrors check(List<CustomField> there, @Nullable UUID self) {
        FieldErrors errors = new FieldErrors();
        errors.expect(!label.isEmpty(), "label", "expected a name");
        errors.expect(
                label.codePointCount(0, label.length()) <= MAX_LABEL && plain(label),
                "label",
                "expected a name of up to " + MAX_LABEL + " characters");
        errors.expect(
                there.stream()
                        .noneMatch(one ->
                                one.label().equalsIgnoreCase(label) && !one.id().equals(self)),
                "label",
                "there is a field of this name already, in use or archived");
        errors.expect(
                self != null || there.size() < MOST,
                "label",
                "there are " + MOST + " fields already, the most there can be");
        if (kind() == FieldType.CHOICE) {
            List<String> options = options();
            errors.expect(!options.isEmpty(), "choices", "expected the choices, one a line");
            errors.expect(options.size() <= MAX_CHOICES, "choices", "expected at most " + MAX_CHOICES + " choices");
            errors.expect(
                    options.stream().allMatch(one -> one.length() <= MAX_LABEL && plain(one)),
                    "choices",
                    "expected choices of up to " + MAX_LABEL + " characters each");
        }
        return errors;
    }

    private static boolean plain(String text) {
        return StorableText.storable(text) && text.chars().noneMatch(Character::isISOControl);
    }

    /** The label as a name for programs: {@code Pre-approved amount} is {@code preApprovedAmount}. */
    static String key(String label, Collection<String> taken) {
        String plain = Normalizer.normalize(label, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        StringBuilder key = new StringBuilder();
        for (String word : plain.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                String lower = word.toLowerCase(Locale.ROOT);
                key.append(key.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
            }
        }
        String stem = key.isEmpty() ? "field" : Character.isDigit(key.charAt(0)) ? "field" + key : key.toString();
        String short50 = stem.substring(0, Math.min(stem.length(), 50));
        String found = short50;
        for (int n = 2; taken.contains(found); n++) {
            found = short50 + n;
        }
        return found;
    }
}
