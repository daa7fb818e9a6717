package org.leadnest.messaging.templates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liqp.Template;
import liqp.TemplateParser;
import liqp.exceptions.LiquidException;
import org.springframework.stereotype.Component;

/**
 * Liquid for texts that customers write: no files, no includes, and limits on size, loops and time, so that a template can
 * cost no more than itself. An unknown variable is empty when a message is made, and shown when a template is edited.
 */
@Component
public class Liquid {
    private static final int MAX_SOURCE_BYTES = 50_000;
    private static final int MAX_OUTPUT_CHARS = 100_000;
    private static final int MAX_ITERATIONS = 1_000;
    private static final long MAX_MILLIS = 500;
    private static final int KEPT = 1_000;
    private static final Pattern STOPPED_AT = Pattern.compile("(?:input|at:?) '([^']*)'");

    private final TemplateParser parser = new TemplateParser.Builder()
            .withMaxTemplateSizeBytes(MAX_SOURCE_BYTES)
            .withMaxSizeRenderedString(MAX_OUTPUT_CHARS)
            .withMaxIterations(MAX_ITERATIONS)
            .withMaxRenderTimeMillis(MAX_MILLIS)
            .withErrorMode(TemplateParser.ErrorMode.STRICT)
            .withNameResolver(name -> {
                throw new java.io.IOException("include is not available: " + name);
            })
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

    /** The first text of a process loads what fills in texts; that time is none of the text's. */
    private static final class Ready {
        static final String TEXT = new TemplateParser.Builder()
                .build()
                .parse("{% for a in b %}{{ a | default: c }}{% endfor %}")
                .render(Map.of("b", new String[] {"ready"}));

        static void now() {
            if (TEXT.isEmpty()) {
                throw new IllegalStateException("Liquid does not fill in texts");
            }
        }
    }

    private record Parsed(Template template, Optional<PlainText> plain) {}

    /** Texts without Liquid come back as they are. */
    public Rendering render(String source, Map<String, Object> fields) {
        if (!source.contains("{{") && !source.contains("{%")) {
            return new Rendering.Filled(source);
        }
        Ready.now();
        try {
            Parsed text = parse(source);
            return carried(text.plain()
                    .flatMap(plain -> plain.fill(fields))
                    .orElseGet(() -> text.template().render(new HashMap<>(fields), threads, false)));
        } catch (LiquidException malformed) {
            return new Rendering.Broken("Line " + malformed.line + ": " + syntax(malformed));
        } catch (RuntimeException refused) {
            return new Rendering.Broken(reason(refused));
        }
    }

    private static Rendering carried(String text) {
        return text.indexOf('\0') < 0
                ? new Rendering.Filled(text)
                : new Rendering.Broken("It makes a character without a form (NUL), which no message can carry.");
    }

    /** What is wrong with a text, in words; empty when nothing is. */
    public List<String> problems(String source, Map<String, Object> known) {
        var problems = new ArrayList<String>();
        if (render(source, known) instanceof Rendering.Broken broken) {
            problems.add(broken.reason());
        } else if (source.contains("{{") || source.contains("{%")) {
            UnknownNames.in(parse(source).template().getParseTree(), known)
                    .forEach(name -> problems.add(unknown(name, known)));
        }
        return problems;
    }

    private static String unknown(String name, Map<String, Object> known) {
        return "Nothing is known by the name " + name
                + UnknownNames.meant(name, known)
                        .map(meant -> "; did you mean " + meant + "?")
                        .orElse("; check its spelling, or give it a value with | default: \"…\".");
    }

    private Parsed parse(String source) {
        if (parsed.size() > KEPT) {
            parsed.clear();
        }
        return parsed.computeIfAbsent(
                source, text -> new Parsed(parser.parse(text), PlainText.of(text, MAX_OUTPUT_CHARS)));
    }

    /** The parser lists every token that it would have taken; people need to know where it stopped. */
    private static String syntax(LiquidException malformed) {
        String said = String.valueOf(malformed.getMessage());
        Matcher stopped = STOPPED_AT.matcher(said);
        if (!stopped.find()) {
            return said;
        }
        String there = stopped.group(1);
        return there.equals("<EOF>")
                ? "something is opened by {{ or {% and not closed, or lacks its {% end… %}."
                : "this cannot be read from “" + there.strip() + "” on.";
    }

    private static String reason(Throwable refused) {
        var cause = refused;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof java.util.concurrent.TimeoutException
                ? "It takes longer than " + MAX_MILLIS + " ms to fill in."
                : String.valueOf(cause.getMessage());
    }

    /** How many parts a text message of these words is charged as. */
    public int smsSegments(String text) {
        return SmsSegments.of(text).segments();
    }
}
