package org.leadnest.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Twilio's Messages resource: takes texts, and lists what it took by recipient. Its list of texts is the only truth about
 * what was sent.
 */
public final class TwilioPeer extends HttpPeer {
    private final List<Text> texts = new CopyOnWriteArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile Consumer<Text> onTaken = _ -> {};

    /** @param callback where its status is to be reported, or empty */
    public record Text(String sid, String to, String from, String body, String callback, String createdAt) {}

    /** Everything that was taken, in order. */
    public List<Text> texts() {
        return List.copyOf(texts);
    }

    /** Does something after a text was taken and before the call is answered, as a report that overtakes the answer. */
    public void whenTaken(Consumer<Text> then) {
        onTaken = then;
    }

    @Override
    public void forget() {
        super.forget();
        texts.clear();
        onTaken = _ -> {};
    }

    @Override
    protected Answer answer(Call call) {
        if (call.method().equals("GET")) {
            return list(fields(call.path().substring(call.path().indexOf('?') + 1)));
        }
        Map<String, String> form = fields(call.body());
        Text text = new Text(
                "SM%032x".formatted(taken.incrementAndGet()),
                form.getOrDefault("To", ""),
                form.getOrDefault("From", ""),
                form.getOrDefault("Body", ""),
                form.getOrDefault("StatusCallback", ""),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        texts.add(text);
        onTaken.accept(text);
        return Answer.json(201, json(text));
    }

    private Answer list(Map<String, String> query) {
        return Answer.json(
                200,
                texts.stream()
                        .filter(text -> text.to().equals(query.get("To")))
                        .map(TwilioPeer::json)
                        .collect(Collectors.joining(",", "{\"messages\":[", "]}")));
    }

    private static String json(Text text) {
        return """
                {"sid":"%s","to":"%s","from":"%s","body":"%s","status":"sent","error_code":null,"date_created":"%s"}""".formatted(
                        text.sid(),
                        text.to(),
                        text.from(),
                        text.body().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"),
                        text.createdAt());
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new HashMap<>();
        Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> fields.put(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : ""));
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
