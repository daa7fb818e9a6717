package org.leadnest.leads.mailroom;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A notification that an agent sends on from their own mailbox: without this the agent would be taken for the lead. Known by
 * its subject and by the head that mail programs write above what they send on.
 */
final class Forwarded {
    private static final Pattern SUBJECT = Pattern.compile("^\\s*(?:fwd?|wg|tr|rv)\\s*:\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEAD = Pattern.compile(
            "(?:forwarded message|original message|_{10,})[^\\n]*\\n\\s*((?:(?:from|date|sent|subject|to|cc|reply-to):[^\\n]*\\n\\s*){2,})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"']+@[^\\s<>\"']+");

    private Forwarded() {}

    /** The letter inside, or the letter itself when none is. */
    static Letter opened(Letter letter) {
        if (!SUBJECT.matcher(letter.subject()).find()) {
            return letter;
        }
        // Apple's program quotes what it sends on.
        String text = letter.text().replaceAll("(?m)^>[ \\t]?", "");
        Matcher head = HEAD.matcher(text);
        if (!head.find()) {
            return letter;
        }
        String from = line(head.group(1), "from").orElse("");
        Matcher address = ADDRESS.matcher(from);
        if (!address.find()) {
            return letter;
        }
        String name =
                from.substring(0, address.start()).replaceAll("[<\"*]", "").replace("[mailto:", "");
        String subject = line(head.group(1), "subject").orElse(letter.subject());
        return new Letter(
                address.group().toLowerCase(Locale.ROOT),
                name.strip(),
                line(head.group(1), "reply-to").orElse(""),
                subject,
                text.substring(head.end()).strip(),
                letter.html(),
                letter.sentAt());
    }

    private static Optional<String> line(String head, String name) {
        return head.lines()
                .map(String::strip)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
