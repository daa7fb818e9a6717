package org.leadnest.leads.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.leads.fields.CustomField;

/** Reads a mapping that was written by hand: column to field, by the column's name in any case. */
final class ImportMapping {
    private ImportMapping() {}

    /** The guess with what {@code written} says instead; columns that it does not name keep their guess. */
    static List<ColumnUse> over(
            LeadImport draft, Map<String, String> written, List<CustomField> fields, FieldErrors errors) {
        List<ColumnUse> mapping = new ArrayList<>(draft.mapping());
        written.forEach((column, key) -> {
            Optional<Integer> index = index(draft.columns(), column);
            Optional<ColumnUse> field = ColumnUse.named(key == null ? "ignore" : key, fields);
            errors.expect(index.isPresent(), "mapping", "the file has no column “" + column + "”");
            errors.expect(
                    field.isPresent(),
                    "mapping",
                    "there is no field “" + key + "”; expected one of "
                            + String.join(", ", ColumnUse.choices(fields).keySet()));
            if (index.isPresent() && field.isPresent()) {
                mapping.replaceAll(one -> one == field.get() && !one.repeats() ? ColumnUse.IGNORED : one);
                mapping.set(index.get(), field.get());
            }
        });
        return mapping;
    }

    private static Optional<Integer> index(List<String> columns, String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).equals(name.strip()))
                .boxed()
                .findFirst()
                .or(() -> IntStream.range(0, columns.size())
                        .filter(i -> columns.get(i).equalsIgnoreCase(name.strip()))
                        .boxed()
                        .findFirst());
    }
}
