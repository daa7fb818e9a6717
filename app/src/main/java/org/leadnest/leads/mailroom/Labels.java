package org.leadnest.leads.mailroom;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads text that says {@code Label: value}, or the label on one line and the value on the next. The last of them, a
 * message, goes on over the lines that follow until another label comes.
 */
final class Labels {
    private static final Pattern PAIR =
            Pattern.compile("^[\\s>*•-]*([A-Za-z][A-Za-z #/()'’-]{1,40}?)\\s*[:#][\\s:#]*(.*)$");
    private static final int MAX_MESSAGE_LINES = 60;

    private Labels() {}

    /** @param names what each label (lower case) is, such as {@code first name} to {@code first} */
    static Map<String, String> read(String text, Map<String, String> names) {
        Map<String, String> values = new HashMap<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher pair = PAIR.matcher(lines.get(i));
            String label = pair.matches() ? pair.group(1) : lines.get(i);
            String name = names.get(plain(label));
            if (name == null || values.containsKey(name)) {
                continue;
            }
            String value = pair.matches() ? pair.group(2).strip() : "";
            int next = i + 1;
            while (value.isEmpty() && next < lines.size() && next <= i + 2 && !labelled(lines.get(next), names)) {
                value = lines.get(next++);
            }
            values.put(name, name.equals("message") ? message(value, lines, next, names) : value);
        }
        values.values().removeIf(String::isBlank);
        return values;
    }

    private static String message(String first, List<String> lines, int from, Map<String, String> names) {
        StringBuilder message = new StringBuilder(first);
        for (int i = from; i < Math.min(lines.size(), from + MAX_MESSAGE_LINES); i++) {
            String line = lines.get(i);
            if (labelled(line, names) || line.startsWith("--") || line.startsWith("__") || line.startsWith("==")) {
                break;
            }
            message.append('\n').append(line);
        }
        return message.toString().replaceAll("\\n{3,}", "\n\n").strip();
    }

    private static boolean labelled(String line, Map<String, String> names) {
        Matcher pair = PAIR.matcher(line);
        return names.containsKey(plain(pair.matches() ? pair.group(1) : line));
    }

    private static String plain(String label) {
        return label.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "").strip();
    }
}
