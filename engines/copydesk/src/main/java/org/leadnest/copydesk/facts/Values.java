package org.leadnest.copydesk.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes multi-valued fields apart: lists, arrays, flags by name, texts with commas or semicolons. */
final class Values {
    private static final Pattern OUTER_COMMA = Pattern.compile("[,;\\n](?![^(]*\\))(?!\\d{3}\\b)");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private Values() {}

    static List<String> split(Object value) {
        List<String> values = new ArrayList<>();
        switch (value) {
            case Iterable<?> many ->
                many.forEach(one -> {
                    if (one != null) {
                        values.add(one instanceof Map<?, ?> map ? named(map) : one.toString());
                    }
                });
            case Object[] many -> {
                for (Object one : many) {
                    values.add(FactReader.text(one));
                }
            }
            case Map<?, ?> flags ->
                flags.forEach((name, flag) -> {
                    if (Boolean.TRUE.equals(flag) || "true".equals(flag)) {
                        values.add(name.toString());
                    }
                });
            default -> {
                for (String part : OUTER_COMMA.split(value.toString())) {
                    values.add(part);
                }
            }
        }
        return values;
    }

    private static String named(Map<?, ?> map) {
        for (String key : List.of("name", "value", "label", "text")) {
            if (map.get(key) instanceof String said) {
                return said;
            }
        }
        return "";
    }

    /** One value as words: "(s)" read as plural, CamelCase taken apart, marks and blanks at the ends removed. */
    static String tidy(String said) {
        String clean = said.replace("(s)", "s").replaceAll("\\s+", " ").strip();
        if (clean.indexOf(' ') < 0 && clean.length() > 3) {
            clean = CAMEL.matcher(clean).replaceAll(" ");
        }
        return clean.replaceAll("^[\\s\\-\u2022.*]+|[\\s.!;:,]+$", "");
    }
}
