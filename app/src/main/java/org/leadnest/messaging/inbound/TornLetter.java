package org.leadnest.messaging.inbound;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be read of a letter that cannot be opened; what cannot is empty. */
record TornLetter(String sender, String subject) {
    /** As much of it is looked at. */
    private static final int HEAD = 64 * 1024;

    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
    private static final Pattern END = Pattern.compile("\\r?\\n\\r?\\n");

    static TornLetter of(byte[] raw) {
        String start = new String(raw, 0, Math.min(raw.length, HEAD), StandardCharsets.UTF_8);
        Matcher end = END.matcher(start);
        String head = FOLD.matcher(end.find() ? start.substring(0, end.start()) : start)
                .replaceAll(" ");
        return new TornLetter(field(head, "from"), field(head, "subject"));
    }

    private static String field(String head, String name) {
        Matcher found = Pattern.compile("(?im)^" + name + "[ \\t]*:(.*)$").matcher(head);
        return found.find() ? decoded(found.group(1)) : "";
    }

    private static String decoded(String written) {
        String said = written;
        try {
            said = MimeUtility.decodeText(written);
        } catch (UnsupportedEncodingException unknown) {
            // shown as it is written
        }
        return said.replaceAll("\\p{Cntrl}", "").strip();
    }
}
