package org.leadnest.leads.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.fields.CustomField;
import org.leadnest.leads.fields.CustomFields;

/**
 * What a column of a file is: a field that every lead has, or one of the account's own.
 *
 * @param own key of the account's field; then {@code field} is {@code IGNORE}
 */
public record ColumnUse(ImportField field, @Nullable String own) {
    static final ColumnUse IGNORED = of(ImportField.IGNORE);

    static ColumnUse of(ImportField field) {
        return new ColumnUse(field, null);
    }

    static ColumnUse own(String key) {
        return new ColumnUse(ImportField.IGNORE, key);
    }

    boolean ignored() {
        return field == ImportField.IGNORE && own == null;
    }

    /** Whether several columns may be this. */
    boolean repeats() {
        return own == null && field.repeats();
    }

    /** As the API and forms name it. */
    String key() {
        return own == null ? field.key() : CustomFields.PREFIX + own;
    }

    /** As the database keeps it. */
    String stored() {
        return own == null ? field.name() : CustomFields.PREFIX + own;
    }

    static ColumnUse stored(String text) {
        return text.startsWith(CustomFields.PREFIX)
                ? own(text.substring(CustomFields.PREFIX.length()))
                : of(ImportField.valueOf(text));
    }

    /** The use of that key: a field's, or {@code customFields.} and the key of one of {@code fields}. */
    static Optional<ColumnUse> named(String key, List<CustomField> fields) {
        return key.startsWith(CustomFields.PREFIX)
                ? fields.stream()
                        .filter(field -> field.input().equals(key))
                        .map(field -> own(field.key()))
                        .findFirst()
                : ImportField.named(key).map(ColumnUse::of);
    }

    /** All uses with their words, by key, those that leave a column out at the end. */
    static Map<String, String> choices(List<CustomField> fields) {
        Map<String, String> choices = new LinkedHashMap<>();
        Arrays.stream(ImportField.values())
                .filter(field -> field != ImportField.IGNORE)
                .forEach(field -> choices.put(field.key(), field.label()));
        fields.forEach(field -> choices.put(field.input(), field.label()));
        choices.put(ImportField.IGNORE.key(), ImportField.IGNORE.label());
        return choices;
    }

    /** What each column most likely is; a column that is called as one of the account's fields is that one. */
    static List<ColumnUse> guess(CsvFile file, List<CustomField> fields) {
        List<ColumnUse> guessed = new ArrayList<>(
                ImportField.guess(file).stream().map(ColumnUse::of).toList());
        for (int column = 0; column < guessed.size(); column++) {
            String name = plain(file.columns().get(column));
            Optional<ColumnUse> own = fields.stream()
                    .filter(field -> plain(field.label()).equals(name)
                            || plain(field.key()).equals(name))
                    .map(field -> own(field.key()))
                    .findFirst();
            if (file.header() && !name.isEmpty() && own.isPresent() && !guessed.contains(own.get())) {
                guessed.set(column, own.get());
            }
        }
        return guessed;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
