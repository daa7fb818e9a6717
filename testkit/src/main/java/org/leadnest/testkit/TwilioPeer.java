package org.leadnest.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Twilio's Messages resource: takes texts, and lists what it took by recipient. Its list of texts is the only truth about
 * what was sent. Files of texts that came in lie behind redirects. Beside it what an account looks like: its state, numbers,
 * messaging services and 10DLC registrations.
 */
public final class TwilioPeer extends HttpPeer {
    private final List<Text> texts = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> media = new ConcurrentHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile Consumer<Text> onTaken = _ -> {};
    private volatile String token = "";
    private volatile String brand = "APPROVED";
    private volatile String campaign = "VERIFIED";
    private volatile int perSecond = 75;

    /** Only this auth token is right from now on; any is when it is empty. */
    public void expectToken(String right) {
        token = right;
    }

    /** The state of the account's 10DLC brand; none is registered when it is empty. */
    public void brandIs(String state) {
        brand = state;
    }

    /** The state of the 10DLC campaign, and the messages a second that it allows. */
    public void campaignIs(String state, int messagesPerSecond) {
        campaign = state;
        perSecond = messagesPerSecond;
    }

    /** As {@link #keep}, but its resource points to another place. */
    public String keepElsewhere(String accountSid, String place) {
        String path = "/2010-04-01/Accounts/" + accountSid + "/Messages/MM1/Media/ME" + media.size();
        media.put(path, new Answer(307, "text/plain", place));
        return baseUrl() + path;
    }

    /** A file of a text that came in lies here from now on, behind a redirect; answers the address of its resource. */
    public String keep(String accountSid, String type, byte[] content) {
        String path = "/2010-04-01/Accounts/" + accountSid + "/Messages/MM1/Media/ME" + media.size();
        media.put(path, new Answer(307, "text/plain", baseUrl() + "/files" + path));
        media.put("/files" + path, Answer.image(type, content));
        return baseUrl() + path;
    }

    /**
     * @param callback where its status is to be reported, or empty
     * @param pictures the addresses from which they are to be fetched
     */
    public record Text(
            String sid,
            String to,
            String from,
            String body,
            String callback,
            String createdAt,
            List<String> pictures) {}

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
        media.clear();
        onTaken = _ -> {};
        token = "";
        brand = "APPROVED";
        campaignIs("VERIFIED", 75);
    }

    @Override
    protected Answer answer(Call call) {
        if (call.path().startsWith("/files/")) {
            return call.header("Authorization").isEmpty()
                    ? media.getOrDefault(call.path(), Answer.json(404, "{}"))
                    : Answer.json(400, "{\"message\":\"only one auth mechanism is allowed\"}");
        }
        if (!token.isEmpty() && !password(call).equals(token)) {
            return Answer.json(401, "{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}");
        }
        if (call.path().contains("/Media/")) {
            return media.getOrDefault(call.path(), Answer.json(404, "{\"code\":20404,\"status\":404}"));
        }
        if (!call.path().contains("/Messages.json")) {
            return Answer.json(200, described(call.path().replaceAll("\\?.*", "")));
        }
        if (call.method().equals("GET")) {
            return list(fields(call.path().substring(call.path().indexOf('?') + 1)));
        }
        Map<String, String> form = fields(call.body());
        Text text = new Text(
                "SM%032x".formatted(taken.incrementAndGet()),
                form.getOrDefault("To", ""),
                form.getOrDefault("From", form.getOrDefault("MessagingServiceSid", "")),
                form.getOrDefault("Body", ""),
                form.getOrDefault("StatusCallback", ""),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)),
                Arrays.stream(call.body().split("&"))
                        .filter(pair -> pair.startsWith("MediaUrl="))
                        .map(pair -> decoded(pair.substring("MediaUrl=".length())))
                        .toList());
        texts.add(text);
        onTaken.accept(text);
        return Answer.json(201, json(text));
    }

    private static String password(Call call) {
        String basic = call.header("Authorization").replaceFirst("^Basic ", "");
        return new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8).replaceFirst("^[^:]*:", "");
    }

    private String described(String path) {
        if (path.endsWith("/IncomingPhoneNumbers.json")) {
            return """
                    {"incoming_phone_numbers":[
                      {"phone_number":"+12025550144","capabilities":{"sms":true,"voice":true}},
                      {"phone_number":"+12025550145","capabilities":{"sms":false,"voice":true}}]}""";
        }
        if (path.endsWith("/BrandRegistrations")) {
            return brand.isEmpty()
                    ? "{\"data\":[]}"
                    : "{\"data\":[{\"sid\":\"BN1\",\"status\":\"" + brand + "\",\"failure_reason\":null}]}";
        }
        if (path.endsWith("/Usa2p")) {
            return """
                    {"compliance":[{"sid":"QE1","campaign_status":"%s","rate_limits":{"att":{"mps":%d,"msg_class":"A"},
                      "tmobile":{"brand_tier":"LOW"}}}]}""".formatted(campaign, perSecond);
        }
        if (path.endsWith("/PhoneNumbers")) {
            return "{\"phone_numbers\":[{\"sid\":\"PN1\",\"phone_number\":\"+12025550144\"}]}";
        }
        return path.endsWith("/Services")
                ? "{\"services\":[{\"sid\":\"MG00000000000000000000000000000001\",\"friendly_name\":\"Follow-up\"}]}"
                : "{\"friendly_name\":\"Harbor Realty\",\"status\":\"active\",\"type\":\"Full\"}";
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
