package org.leadnest.retouch;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a rendition is made from its original: with the original it gives the same file bit for bit, as long as the
 * engine's version is the same.
 *
 * @param engine name and version of the engine that made it
 * @param operations in the order in which they are applied
 * @param output the file that comes out
 */
public record Recipe(String engine, List<Operation> operations, Output output) {
    public Recipe {
        operations = List.copyOf(operations);
    }

    /**
     * One step.
     *
     * @param name the step's stable name, such as {@code white-balance}
     * @param numbers parameters by name, sorted, finite
     * @param texts parameters that are words
     */
    public record Operation(String name, Map<String, Double> numbers, Map<String, String> texts) {
        public Operation {
            numbers.forEach((key, value) -> {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(name + "." + key + " must be finite but was " + value);
                }
            });
            numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
            texts = Collections.unmodifiableMap(new TreeMap<>(texts));
        }

        public Operation(String name, Map<String, Double> numbers) {
            this(name, numbers, Map.of());
        }

        /** The number named {@code key}; a missing one is a broken recipe. */
        public double number(String key) {
            Double value = numbers.get(key);
            if (value == null) {
                throw new IllegalArgumentException("operation " + name + " needs the number " + key);
            }
            return value;
        }
    }

    /**
     * The file.
     *
     * @param quality encoder quality 1 to 100, already lowered to meet a size limit; PNG ignores it
     */
    public record Output(Delivery delivery, OutputFormat format, int widthPx, int heightPx, int quality) {
        public Output {
            if (widthPx < 1 || heightPx < 1 || quality < 1 || quality > 100) {
                throw new IllegalArgumentException("output needs a size of at least 1x1 and a quality from 1 to 100");
            }
        }
    }

    /** The operation named {@code name}, when the recipe has one. */
    public Optional<Operation> operation(String name) {
        return operations.stream().filter(o -> o.name().equals(name)).findFirst();
    }

    /** This recipe as one line of JSON, always the same for an equal recipe. */
    public String toJson() {
        return RecipeJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @throws IllegalArgumentException when the text is not a recipe; the message says what was expected and where
     */
    public static Recipe parse(String json) {
        return RecipeJson.read(json);
    }
}
