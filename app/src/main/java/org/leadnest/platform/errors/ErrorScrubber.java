package org.leadnest.platform.errors;

import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a new report out of the few parts of one that cannot hold personal data: types, frames, logger, and tags of a known
 * name and form. Whatever else the library or its next version puts in (messages, users, requests, breadcrumbs, extras,
 * contexts, threads) has no way out, since nobody copies it.
 */
final class ErrorScrubber implements SentryOptions.BeforeSendCallback {
    private static final Pattern CLASS = Pattern.compile("[A-Za-z0-9_$.\\[;/-]{1,300}");
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z0-9_$<>.-]{1,200}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_$-]{1,150}\\.(java|kt)");

    /** Names of tags that may be sent, each with the form of its values. */
    private static final Map<String, Predicate<String>> TAGS = Map.of(
            "route", Pattern.compile("/[A-Za-z0-9/{}_.*-]{0,200}").asMatchPredicate(),
            "method", Pattern.compile("[A-Z]{3,7}").asMatchPredicate(),
            "reference", Pattern.compile("[0-9a-f]{16}").asMatchPredicate(),
            "sqlState", Pattern.compile("[A-Z0-9]{5}").asMatchPredicate(),
            "constraint", Pattern.compile("[a-z0-9_]{1,63}").asMatchPredicate(),
            "table", Pattern.compile("[a-z0-9_]{1,63}").asMatchPredicate(),
            "answer", Pattern.compile("[0-9]{3}").asMatchPredicate());

    @Override
    public SentryEvent execute(SentryEvent event, Hint hint) {
        hint.clear();
        SentryEvent clean = new SentryEvent(event.getTimestamp());
        clean.setEventId(event.getEventId());
        clean.setLevel(event.getLevel());
        clean.setPlatform("java");
        clean.setRelease(event.getRelease());
        clean.setEnvironment(event.getEnvironment());
        clean.setSdk(event.getSdk());
        clean.setLogger(like(CLASS, event.getLogger()));
        Map<String, String> tags = event.getTags();
        if (tags != null) {
            tags.forEach((name, value) -> {
                if (TAGS.getOrDefault(name, _ -> false).test(value)) {
                    clean.setTag(name, value);
                }
            });
        }
        List<SentryException> exceptions = event.getExceptions();
        if (exceptions != null) {
            clean.setExceptions(
                    exceptions.stream().map(ErrorScrubber::exception).toList());
        }
        return clean;
    }

    private static SentryException exception(SentryException given) {
        SentryException clean = new SentryException();
        clean.setType(like(CLASS, given.getType()));
        clean.setModule(like(CLASS, given.getModule()));
        SentryStackTrace trace = given.getStacktrace();
        if (trace != null && trace.getFrames() != null) {
            clean.setStacktrace(new SentryStackTrace(trace.getFrames().stream()
                    .filter(Objects::nonNull)
                    .map(ErrorScrubber::frame)
                    .toList()));
        }
        return clean;
    }

    private static SentryStackFrame frame(SentryStackFrame given) {
        SentryStackFrame clean = new SentryStackFrame();
        clean.setModule(like(CLASS, given.getModule()));
        clean.setFunction(like(FUNCTION, given.getFunction()));
        clean.setFilename(like(FILE, given.getFilename()));
        clean.setLineno(given.getLineno());
        clean.setInApp(given.isInApp());
        return clean;
    }

    private static @Nullable String like(Pattern form, @Nullable String value) {
        return value != null && form.matcher(value).matches() ? value : null;
    }
}
