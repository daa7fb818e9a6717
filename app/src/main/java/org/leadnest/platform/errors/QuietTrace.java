package org.leadnest.platform.errors;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.logging.StackTracePrinter;

/**
 * A stack trace for the log of an installation: types, frames and {@link ErrorFacts}, without the messages, since those
 * quote what people entered. Named in {@code logging.structured.json.stacktrace.printer}.
 */
public final class QuietTrace implements StackTracePrinter {
    private static final int MOST_FRAMES = 200;

    @Override
    public void printStackTrace(Throwable throwable, Appendable out) throws IOException {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String lead = "";
        for (Throwable cause = throwable; cause != null && seen.add(cause); cause = cause.getCause()) {
            print(cause, lead, out);
            lead = "Caused by: ";
        }
    }

    private static void print(Throwable cause, String lead, Appendable out) throws IOException {
        out.append(lead).append(cause.getClass().getName());
        for (Map.Entry<String, String> fact : ErrorFacts.own(cause).entrySet()) {
            out.append(' ').append(fact.getKey()).append('=').append(fact.getValue());
        }
        out.append('\n');
        StackTraceElement[] frames = cause.getStackTrace();
        for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
            out.append("\tat ").append(frames[i].toString()).append('\n');
        }
    }
}
