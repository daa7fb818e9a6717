package org.leadnest.testkit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ranges of breached passwords, as Have I Been Pwned gives them out: each has one line, which begins with the range's digits again. */
public final class RangePeer extends HttpPeer {
    private static final Pattern RANGE = Pattern.compile("/range/([0-9A-F]{5})");

    @Override
    protected Answer answer(Call call) {
        Matcher asked = RANGE.matcher(call.path());
        return asked.matches()
                ? new Answer(200, "text/plain", line(asked.group(1)))
                : new Answer(400, "text/plain", "The hash prefix was not in a valid format");
    }

    public static String line(String range) {
        return range + "0".repeat(30) + ":7\r\n";
    }
}
