package org.leadnest.retouch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A recipe as JSON and back. Numbers are written by {@link Double#toString(double)}, which loses nothing. */
final class RecipeJson {
    private RecipeJson() {}

    static String write(Recipe recipe) {
        Recipe.Output out = recipe.output();
        return "{\"engine\":" + Json.quote(recipe.engine())
                + ",\"operations\":"
                + recipe.operations().stream().map(RecipeJson::write).collect(Collectors.joining(",", "[", "]"))
                + ",\"output\":{\"delivery\":" + Json.quote(out.delivery().name())
                + ",\"format\":" + Json.quote(out.format().name())
                + ",\"widthPx\":" + out.widthPx() + ",\"heightPx\":" + out.heightPx()
                + ",\"quality\":" + out.quality() + "}}";
    }

    private static String write(Recipe.Operation operation) {
        StringBuilder out = new StringBuilder("{\"name\":").append(Json.quote(operation.name()));
        operation.numbers().forEach((key, value) -> member(out, key).append(plain(value)));
        operation.texts().forEach((key, value) -> member(out, key).append(Json.quote(value)));
        return out.append('}').toString();
    }

    private static StringBuilder member(StringBuilder out, String key) {
        return out.append(',').append(Json.quote(key)).append(':');
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    static Recipe read(String json) {
        Map<?, ?> root = object(Json.parse(json), "a recipe");
        Map<?, ?> output = object(member(root, "output"), "output");
        return new Recipe(
                text(root, "engine"),
                list(root, "operations").stream().map(RecipeJson::operation).toList(),
                new Recipe.Output(
                        Delivery.valueOf(text(output, "delivery")),
                        OutputFormat.valueOf(text(output, "format")),
                        integer(output, "widthPx"),
                        integer(output, "heightPx"),
                        integer(output, "quality")));
    }

    private static Recipe.Operation operation(Object value) {
        Map<String, Double> numbers = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        Map<?, ?> members = object(value, "an operation");
        members.forEach((key, member) -> {
            switch (member) {
                case Double number -> numbers.put(key.toString(), number);
                case String text when !key.equals("name") -> texts.put(key.toString(), text);
                case String name -> {}
                default -> throw new IllegalArgumentException(key + " should be a number or a text");
            }
        });
        return new Recipe.Operation(text(members, "name"), numbers, texts);
    }

    private static Map<?, ?> object(Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(what + " should be a JSON object");
    }

    private static Object member(Map<?, ?> object, String key) {
        Object value = object.get(key);
        if (value == null) {
            throw new IllegalArgumentException("a recipe should have " + key);
        }
        return value;
    }

    private static String text(Map<?, ?> object, String key) {
        if (member(object, key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(key + " should be a text");
    }

    private static List<?> list(Map<?, ?> object, String key) {
        if (member(object, key) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(key + " should be a JSON array");
    }

    private static int integer(Map<?, ?> object, String key) {
        if (member(object, key) instanceof Double number && number == Math.rint(number)) {
            return number.intValue();
        }
        throw new IllegalArgumentException(key + " should be a whole number");
    }
}
