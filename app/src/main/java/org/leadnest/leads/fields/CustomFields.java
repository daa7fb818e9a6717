package org.leadnest.leads.fields;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The account's own fields of leads: what they are, and how values are read and written. */
@Service
public class CustomFields {
    /** Stands before a field's key in forms and errors. */
    public static final String PREFIX = "customFields.";

    private final FieldStore store;

    CustomFields(FieldStore store) {
        this.store = store;
    }

    /** Those in use, in order. */
    @Transactional(readOnly = true)
    public List<CustomField> inUse() {
        return store.all().stream().filter(field -> !field.archived()).toList();
    }

    @Transactional(readOnly = true)
    public List<CustomField> all() {
        return store.all();
    }

    /**
     * What a lead would say with {@code given}, by key: a text, a number, a boolean, or null to empty it; fields that are
     * not named stay. {@code errors} gets what cannot be taken.
     */
    @Transactional(readOnly = true)
    public Map<String, String> over(
            Map<String, String> before, Map<String, ? extends @Nullable Object> given, FieldErrors errors) {
        return given.isEmpty() ? before : over(inUse(), before, given, errors);
    }

    static Map<String, String> over(
            List<CustomField> fields,
            Map<String, String> before,
            Map<String, ? extends @Nullable Object> given,
            FieldErrors errors) {
        Map<String, String> after = new LinkedHashMap<>(before);
        given.forEach((key, value) -> {
            Optional<CustomField> field =
                    fields.stream().filter(one -> one.key().equals(key)).findFirst();
            if (field.isEmpty()) {
                errors.add(PREFIX + key, "there is no such field; expected one of " + keys(fields));
            } else {
                put(after, field.get(), value, errors);
            }
        });
        return after;
    }

    private static void put(Map<String, String> after, CustomField field, @Nullable Object value, FieldErrors errors) {
        if (value == null || value.toString().isBlank()) {
            after.remove(field.key());
            return;
        }
        Optional<String> text = text(value).flatMap(one -> field.type().read(one, field.choices()));
        errors.expect(text.isPresent(), field.input(), field.type().expected(field.choices()));
        text.ifPresent(one -> after.put(field.key(), one));
    }

    private static Optional<String> text(Object value) {
        return switch (value) {
            case String text -> Optional.of(text);
            case Boolean yes -> Optional.of(yes.toString());
            case Double number when !Double.isFinite(number) -> Optional.empty();
            case Number number -> Optional.of(new BigDecimal(number.toString()).toPlainString());
            default -> Optional.empty();
        };
    }

    private static String keys(List<CustomField> fields) {
        return fields.isEmpty()
                ? "none, as the account has no fields of its own"
                : String.join(", ", fields.stream().map(CustomField::key).toList());
    }

    /** Writes the difference between {@code before} and {@code after} to a lead. */
    @Transactional
    public void write(UUID lead, Map<String, String> before, Map<String, String> after) {
        if (before.equals(after)) {
            return;
        }
        List<String> gone =
                before.keySet().stream().filter(key -> !after.containsKey(key)).toList();
        if (!gone.isEmpty()) {
            store.remove(lead, gone);
        }
        put(after.entrySet().stream()
                .filter(entry -> !Objects.equals(before.get(entry.getKey()), entry.getValue()))
                .map(entry -> new Value(lead, entry.getKey(), entry.getValue()))
                .toList());
    }

    /** A value in its canonical writing, for a lead. */
    public record Value(UUID lead, String key, String value) {}

    /** Writes values of many leads at once. */
    @Transactional
    public void put(Collection<Value> values) {
        store.put(values.stream()
                .map(one -> new FieldStore.Written(one.lead, one.key, one.value))
                .toList());
    }

    @Transactional
    void add(String label, FieldType type, List<String> choices) {
        List<String> taken = store.all().stream().map(CustomField::key).toList();
        store.insert(FieldDraft.key(label, taken), label, type, choices);
    }

    @Transactional
    void write(CustomField field, String label, List<String> choices) {
        store.write(field.id(), label, choices);
    }

    /** Puts the field one place earlier among those in use. */
    @Transactional
    void raise(CustomField field) {
        List<UUID> order =
                new ArrayList<>(store.all().stream().map(CustomField::id).toList());
        List<UUID> used = inUse().stream().map(CustomField::id).toList();
        int place = used.indexOf(field.id());
        if (place > 0) {
            order.remove(field.id());
            order.add(order.indexOf(used.get(place - 1)), field.id());
            store.order(order);
        }
    }

    @Transactional
    boolean archive(CustomField field, boolean archived) {
        return store.archive(field.id(), archived);
    }
}
