package org.leadnest.deals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Money;

/**
 * A deal's fields as somebody wrote them, and which were written at all: a field that was not given stays as it is, one
 * that was given as null or blank is emptied. Filled by the form and the API; {@link #over} checks it.
 */
public final class DealInput {
    static final int MAX_NAME = 200;
    static final int MAX_REASON = 500;
    static final int MAX_LISTING_KEY = 100;
    private static final int PERCENT_DECIMALS = 4;

    private final Map<String, @Nullable String> given = new HashMap<>();
    private final TermsInput terms = new TermsInput();

    /**
     * Takes {@code name}, {@code value}, {@code pipeline} and {@code stage} (name or id), {@code leadId}, {@code ownerId}, {@code listingKey}, {@code
     * expectedClose}, {@code commissionPercent}, {@code commissionFlat}, {@code lostReason}, {@code probability}, {@code
     * referralPercent}, {@code referralFlat}, {@code referralTo}, {@code remindDaysBefore} or the key of a {@link KeyDate}.
     */
    public DealInput put(String field, @Nullable String value) {
        given.put(field, value == null || value.isBlank() ? null : value.strip());
        return this;
    }

    /** Splits and parties. */
    TermsInput terms() {
        return terms;
    }

    boolean has(String field) {
        return given.containsKey(field);
    }

    /** What was written, for a form that is shown again. */
    Optional<String> written(String field) {
        return Optional.ofNullable(given.get(field));
    }

    /** The deal with these fields; {@code errors} gets what cannot be taken. */
    DealDraft over(DealDraft before, Pipelines pipelines, FieldErrors errors) {
        DealDraft draft = new DealDraft(
                name(before.name(), errors),
                value(before.value(), errors),
                stage(before.stage(), pipelines, errors),
                lead(before.leadId(), errors),
                text("listingKey", before.listingKey(), MAX_LISTING_KEY, errors),
                day("expectedClose", before.expectedClose(), errors),
                share("commissionPercent", "commissionFlat", before.commission(), errors),
                text("lostReason", before.lostReason(), MAX_REASON, errors),
                terms.over(before.terms(), this, errors));
        if (errors.none()) {
            TermsInput.divided(draft.gci(), draft.terms(), errors);
        }
        return draft;
    }

    /** The member who is to have the deal; {@code before} when nothing was written. */
    @Nullable
    UUID owner(@Nullable UUID before, Set<UUID> members, FieldErrors errors) {
        if (!has("ownerId")) {
            return before;
        }
        Optional<UUID> owner =
                Optional.ofNullable(given.get("ownerId")).flatMap(Ids::parse).filter(members::contains);
        errors.expect(owner.isPresent(), "ownerId", "expected a member of this account");
        return owner.orElse(before);
    }

    private String name(String before, FieldErrors errors) {
        String name = text("name", before, MAX_NAME, errors);
        if (name == null || name.isEmpty()) {
            errors.add("name", "expected a name, such as the address of the home");
            return before;
        }
        return name;
    }

    private Money value(Money before, FieldErrors errors) {
        if (!has("value")) {
            return before;
        }
        String text = given.get("value");
        return text == null ? Money.ZERO : amount("value", text, errors).orElse(before);
    }

    static Optional<Money> amount(String field, String text, FieldErrors errors) {
        Optional<Money> amount = Money.parse(text).filter(money -> money.cents() >= 0);
        errors.expect(amount.isPresent(), field, "expected an amount in dollars, such as 450000 or 450,000.50");
        return amount;
    }

    /** A name is looked for in the pipeline that was given, else in the deal's own; an id in all of them. */
    private DealStage stage(DealStage before, Pipelines pipelines, FieldErrors errors) {
        String named = given.get("pipeline");
        String text = given.get("stage");
        Pipeline own = pipelines.find(before.pipelineId()).orElse(pipelines.standard());
        Optional<Pipeline> wanted = named == null ? Optional.of(own) : pipelines.find(named);
        if (wanted.isEmpty()) {
            errors.add("pipeline", expected(pipelines.inUse().stream().map(Pipeline::name)));
            return before;
        }
        Pipeline pipeline = wanted.get();
        if (text == null && pipeline.id().equals(own.id())) {
            return before;
        }
        Optional<DealStage> stage =
                text == null ? Optional.of(pipeline.first()) : stage(text, named == null, pipeline, pipelines);
        if (stage.isEmpty()) {
            errors.add("stage", expected(pipeline.stages().stream().map(DealStage::name)));
        } else if (pipeline.archived()
                && pipeline.find(stage.get().id().toString()).isPresent()) {
            errors.expect(stage.get().id().equals(before.id()), "stage", "expected a stage of a pipeline in use");
        }
        return stage.orElse(before);
    }

    private static Optional<DealStage> stage(String text, boolean anywhere, Pipeline pipeline, Pipelines pipelines) {
        return pipeline.find(text).or(() -> anywhere ? pipelines.stage(text) : Optional.empty());
    }

    private static String expected(Stream<String> names) {
        return "expected one of " + names.collect(Collectors.joining(", "));
    }

    private @Nullable UUID lead(@Nullable UUID before, FieldErrors errors) {
        if (!has("leadId")) {
            return before;
        }
        String text = given.get("leadId");
        if (text == null) {
            return null;
        }
        Optional<UUID> id = Ids.parse(text);
        errors.expect(id.isPresent(), "leadId", "expected the id of a lead");
        return id.orElse(null);
    }

    @Nullable
    LocalDate day(String field, @Nullable LocalDate before, FieldErrors errors) {
        if (!has(field)) {
            return before;
        }
        String text = given.get(field);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            errors.expect(day.getYear() >= 1900 && day.getYear() <= 2200, field, "expected a year 1900 to 2200");
            return day;
        } catch (DateTimeParseException notADate) {
            errors.add(field, "expected a date such as 2026-12-31");
            return before;
        }
    }

    /** A percentage or a flat amount, from two fields of which at most one may be filled. */
    @Nullable
    Commission share(String percentField, String flatField, @Nullable Commission before, FieldErrors errors) {
        String percent = given.get(percentField);
        String flat = given.get(flatField);
        if (percent != null && flat != null) {
            errors.add(flatField, "expected a percentage or a flat amount, not both");
            return before;
        }
        if (percent != null) {
            return percent(percentField, percent, errors)
                    .<Commission>map(Commission.Percent::new)
                    .orElse(before);
        }
        if (flat != null) {
            return amount(flatField, flat, errors)
                    .<Commission>map(Commission.Flat::new)
                    .orElse(before);
        }
        boolean emptied = has(percentField) && !(before instanceof Commission.Flat)
                || has(flatField) && !(before instanceof Commission.Percent);
        return emptied || (has(percentField) && has(flatField)) ? null : before;
    }

    static Optional<BigDecimal> percent(String field, String text, FieldErrors errors) {
        Optional<BigDecimal> percent = decimal(text.replace("%", "").strip())
                .map(BigDecimal::stripTrailingZeros)
                .filter(value -> value.signum() >= 0
                        && value.compareTo(BigDecimal.valueOf(100)) <= 0
                        && value.stripTrailingZeros().scale() <= PERCENT_DECIMALS);
        errors.expect(
                percent.isPresent(),
                field,
                "expected a percentage from 0 to 100 with at most four decimals, such as 2.5");
        return percent;
    }

    private static Optional<BigDecimal> decimal(String text) {
        return text.matches("[0-9]{1,3}(\\.[0-9]{1,10})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    @Nullable
    String text(String field, @Nullable String before, int max, FieldErrors errors) {
        if (!has(field)) {
            return before;
        }
        String text = given.get(field);
        errors.expect(
                text == null || text.codePointCount(0, text.length()) <= max,
                field,
                "expected at most " + max + " characters");
        errors.expect(text == null || text.indexOf('\0') < 0, field, "expected text without NUL characters");
        return text;
    }
}
