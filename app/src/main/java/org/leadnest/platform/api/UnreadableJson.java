package org.leadnest.platform.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body: which field, or where, and what was expected; never the value itself. */
final class UnreadableJson {
    private UnreadableJson() {}

    static Failure explain(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Invalid invalid) {
                return Failures.invalid(invalid.errors().ordered());
            }
            if (cause instanceof JacksonException json) {
                return explain(json);
            }
        }
        return new Failure(HttpStatus.BAD_REQUEST, "Expected a JSON body.");
    }

    private static Failure explain(JacksonException json) {
        return switch (json) {
            case UnrecognizedPropertyException unknown ->
                field(path(unknown), "unknown field", "Unknown field \"" + path(unknown) + "\".");
            case UnstorableText text -> {
                String message = text.getOriginalMessage();
                yield field(path(text), message, "\"" + path(text) + "\": " + message + ".");
            }
            case InvalidFormatException format -> wrong(format, expected(format.getTargetType()));
            case MismatchedInputException mismatch
            when mismatch.getTargetType() != null -> wrong(mismatch, expected(mismatch.getTargetType()));
            case StreamReadException malformed ->
                new Failure(
                        HttpStatus.BAD_REQUEST,
                        "The JSON is malformed at line "
                                + malformed.getLocation().getLineNr() + ", column "
                                + malformed.getLocation().getColumnNr() + ".");
            default -> thrownByTheType(json);
        };
    }

    /** A record's own constructor refused the value: its message is written for people. */
    private static Failure thrownByTheType(JacksonException json) {
        if (json.getCause() instanceof Invalid invalid) {
            return Failures.invalid(invalid.errors().ordered());
        }
        if (json.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null) {
            return field(path(json), refused.getMessage(), "\"" + path(json) + "\": " + refused.getMessage() + ".");
        }
        return new Failure(HttpStatus.BAD_REQUEST, "The JSON does not have the expected form.");
    }

    private static Failure wrong(MismatchedInputException mismatch, String expected) {
        String path = path(mismatch);
        return path.isEmpty()
                ? new Failure(HttpStatus.BAD_REQUEST, "Expected " + expected + ".")
                : field(path, "expected " + expected, "\"" + path + "\": expected " + expected + ".");
    }

    private static Failure field(String path, String message, String detail) {
        return new Failure(HttpStatus.BAD_REQUEST, detail, Map.of(path, message), null, new HttpHeaders(), Map.of());
    }

    private static String path(JacksonException json) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : json.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    /** In words that somebody knows who has never seen Java. */
    static String expected(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive() || type == BigDecimal.class) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray() || type == List.class) {
            return "a list";
        }
        return textual(type);
    }

    private static String textual(Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (type == UUID.class) {
            return "an id such as 0198c2a4-7b1e-7cc0-a5f5-0d3f6f2b9a11";
        }
        if (type == Instant.class) {
            return "a time such as 2026-11-23T17:00:00Z";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-11-23";
        }
        return type.getName().startsWith("java.time.") ? "an ISO 8601 " + lower(type) : "an object";
    }

    private static String lower(Class<?> type) {
        return type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
