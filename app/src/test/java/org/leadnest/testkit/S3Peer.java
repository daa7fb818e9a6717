package org.leadnest.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An S3-compatible store with path-style addresses: put (refused under {@code If-None-Match: *} when the key is taken),
 * get and delete of text objects. Signatures are looked for, not verified.
 */
public final class S3Peer extends HttpPeer {
    private static final String MISSING = "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s</Message></Error>";

    private final Map<String, Answer> objects = new ConcurrentHashMap<>();

    /** Whether an object lies under {@code bucket/key}. */
    public boolean holds(String path) {
        return objects.containsKey("/" + path);
    }

    @Override
    protected Answer answer(Call call) {
        String path =
                call.path().contains("?") ? call.path().substring(0, call.path().indexOf('?')) : call.path();
        boolean signed = call.header("Authorization").startsWith("AWS4-HMAC-SHA256 ")
                || call.path().contains("X-Amz-Signature=");
        if (!signed) {
            return error(403, "AccessDenied");
        }
        return switch (call.method()) {
            case "PUT" -> put(path, call);
            case "GET" -> objects.getOrDefault(path, error(404, "NoSuchKey"));
            case "DELETE" -> {
                objects.remove(path);
                yield new Answer(204, "application/xml", "");
            }
            default -> error(405, "MethodNotAllowed");
        };
    }

    private Answer put(String path, Call call) {
        if (call.header("If-None-Match").equals("*") && objects.containsKey(path)) {
            return error(412, "PreconditionFailed");
        }
        objects.put(path, new Answer(200, call.header("Content-Type"), content(call)));
        return new Answer(200, "application/xml", "");
    }

    /** The SDK may send a stream in signed chunks ({@code aws-chunked}): each has a line with its length in hex before it. */
    private static String content(Call call) {
        if (!call.header("X-Amz-Content-Sha256").startsWith("STREAMING-")) {
            return call.body();
        }
        StringBuilder content = new StringBuilder();
        int at = 0;
        while (true) {
            int line = call.body().indexOf("\r\n", at);
            int length = Integer.parseInt(call.body().substring(at, line).split(";")[0], 16);
            if (length == 0) {
                return content.toString();
            }
            content.append(call.body(), line + 2, line + 2 + length);
            at = line + 2 + length + 2;
        }
    }

    private static Answer error(int status, String code) {
        return new Answer(status, "application/xml", MISSING.formatted(code, code));
    }
}
