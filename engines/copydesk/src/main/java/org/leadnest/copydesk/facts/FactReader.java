package org.leadnest.copydesk.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Provenance;
import org.leadnest.copydesk.SetAside;
import org.leadnest.copydesk.Severity;
import org.leadnest.copydesk.words.Tokens;

/**
 * Reads a map with RESO names into facts. Nothing makes it fail: a value that cannot be used is set aside with its
 * reason. Not thread-safe; one per listing.
 */
public final class FactReader {
    private static final int MOST_VALUES_PER_FIELD = 60;
    private static final int MOST_WORDS = 80;
    private static final Set<String> SAYS_NOTHING =
            Set.of("none", "n/a", "na", "other", "see remarks", "unknown", "none known", "no", "false", "tbd", "null");

    private final List<Fact> facts = new ArrayList<>();
    private final List<SetAside> aside = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Notes notes = new Notes(this);
    private final Records records = new Records(this);

    public void read(Map<String, ?> listing) {
        listing.forEach((name, value) -> {
            if (name != null && value != null) {
                readOne(name, value);
            }
        });
        Consistency.apply(facts, aside);
    }

    public List<Fact> facts() {
        return facts;
    }

    public List<SetAside> aside() {
        return aside;
    }

    private void readOne(String name, Object value) {
        if (records.read(name, value) || notes.read(name, value)) {
            return;
        }
        Field field = Field.named(name);
        if (field == null) {
            readUnknown(name, value);
            return;
        }
        switch (field.kind()) {
            case NUMBER, MEASURE, MONEY, YEAR -> number(field, value);
            case PLACE -> place(field, value);
            case TYPE -> named(field, value, FactKind.TYPE, MOST_WORDS);
            case TEXT -> code(field, text(value).strip());
            case WORD -> named(field, value, FactKind.WORD, MOST_WORDS);
            case LIST -> values(field.name(), value, Provenance.FIELD);
            case YN -> yes(field, value);
            case IGNORE -> setAside(field.name(), "", "facts.not-told", Severity.INFO, field.detail());
        }
    }

    private void readUnknown(String name, Object value) {
        if (name.endsWith("Features") && (value instanceof CharSequence || value instanceof Iterable<?>)) {
            values(name, value, Provenance.FIELD);
        } else {
            setAside(name, "", "facts.unknown-name", Severity.INFO, "not a field that a description is written from");
        }
    }

    private void number(Field field, Object value) {
        BigDecimal number = Numbers.read(value);
        if (number == null) {
            if (!text(value).isBlank()) {
                setAside(field.name(), text(value), "facts.not-a-number", Severity.WARN, "expected a number");
            }
        } else if (number.signum() == 0) {
            setAside(field.name(), "0", "facts.none", Severity.INFO, "none of it: nothing to tell");
        } else if (!field.admits(number)) {
            setAside(
                    field.name(),
                    text(value),
                    "facts.absurd",
                    Severity.WARN,
                    "outside " + field.detail().replace("..", " to ") + ": looks like a slip");
        } else {
            add(new Fact(field.name(), kind(field), number, Provenance.FIELD));
        }
    }

    private static FactKind kind(Field field) {
        return switch (field.kind()) {
            case MEASURE -> FactKind.MEASURE;
            case MONEY -> FactKind.MONEY;
            case YEAR -> FactKind.DATE;
            default -> FactKind.NUMBER;
        };
    }

    private void place(Field field, Object value) {
        String name = Casing.place(text(value).strip().replaceAll("\\s+", " "), field.name());
        if (field.name().equals("PostalCode")) {
            if (name.matches("\\d{5}(-\\d{4})?")) {
                add(new Fact(field.name(), FactKind.PLACE, name, Provenance.FIELD));
            }
            return;
        }
        addScreened(field.name(), name, FactKind.PLACE, Provenance.FIELD, MOST_WORDS);
    }

    private void named(Field field, Object value, FactKind kind, int most) {
        String said = value instanceof List<?> list && !list.isEmpty() ? text(list.getFirst()) : text(value);
        if (said.isBlank() || SAYS_NOTHING.contains(said.strip().toLowerCase(Locale.ROOT)) && kind == FactKind.TYPE) {
            return;
        }
        if (kind == FactKind.WORD) {
            add(new Fact(
                    field.name(),
                    kind,
                    said.strip().substring(0, Math.min(most, said.strip().length())),
                    Provenance.FIELD));
        } else {
            addScreened(field.name(), Casing.words(said.strip()), kind, Provenance.FIELD, most);
        }
    }

    /** A short code such as a zoning district: letters, digits and hyphens. */
    private void code(Field field, String said) {
        if (said.matches("[A-Za-z0-9][A-Za-z0-9 ./-]{0,19}") && Screen.refusal(said + " zone", MOST_WORDS) == null) {
            add(new Fact(field.name(), FactKind.TYPE, said, Provenance.FIELD));
        } else if (!said.isEmpty()) {
            setAside(field.name(), said, "facts.not-a-code", Severity.WARN, "expected a short code");
        }
    }

    private void yes(Field field, Object value) {
        String said = text(value).strip().toLowerCase(Locale.ROOT);
        if (Set.of("true", "yes", "y", "1").contains(said)) {
            add(new Fact(field.name(), FactKind.FEATURE, Boolean.TRUE, Provenance.FIELD));
        }
    }

    /** Reads lookups, a list or a text with commas. */
    void values(String name, Object value, Provenance source) {
        List<String> values = Values.split(value);
        for (String said : values.subList(0, Math.min(MOST_VALUES_PER_FIELD, values.size()))) {
            String clean = Casing.words(Values.tidy(said));
            if (clean.isEmpty() || SAYS_NOTHING.contains(clean.toLowerCase(Locale.ROOT))) {
                continue;
            }
            addScreened(name, clean, name.equals("View") ? FactKind.VIEW : FactKind.FEATURE, source, MOST_WORDS);
        }
    }

    boolean addScreened(String name, String said, FactKind kind, Provenance source, int most) {
        if (said.isBlank()) {
            return false;
        }
        Screen.Refusal refusal = Screen.refusal(said, most);
        if (refusal != null) {
            setAside(name, said, refusal.rule(), Severity.WARN, "left out: " + refusal.reason());
            return false;
        }
        add(new Fact(name, kind, said, source));
        return true;
    }

    /** Adds a fact unless the same is known already: a feature counts once whichever field it stands in. */
    void add(Fact fact) {
        boolean feature = fact.kind() == FactKind.FEATURE && fact.value() instanceof String;
        String key = feature ? Tokens.fold(fact.said()) : fact.id();
        if (seen.add(key)) {
            facts.add(fact);
        }
    }

    /** Adds a fact in the place of all of its name. */
    void alone(Fact fact) {
        forget(fact.name());
        facts.add(fact);
        seen.add(fact.id());
    }

    void forget(String name) {
        facts.removeIf(fact -> fact.name().equals(name));
    }

    void setAside(String name, String value, String rule, Severity severity, String reason) {
        aside.add(new SetAside(name, value.length() > 200 ? value.substring(0, 200) : value, rule, severity, reason));
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
