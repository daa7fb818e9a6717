package org.leadnest.platform.storage;

import java.util.Map;
import java.util.regex.Pattern;
import org.leadnest.kernel.AccountId;

/** The form of keys, which is also what makes them safe as paths, and the types that their extensions mean. */
final class StorageKeys {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*/[a-z0-9][a-z0-9-]*\\.[a-z0-9]{1,8}");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("jpg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("csv", "text/csv"),
            Map.entry("json", "application/json"),
            Map.entry("zip", "application/zip"));

    private StorageKeys() {}

    /** {@code <account>/<key>}; any other form of key is a bug and is refused. */
    static String path(AccountId account, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("expected a key such as photos/0198c0de.jpg");
        }
        return account + "/" + key;
    }

    static String contentType(String key) {
        return TYPES.getOrDefault(key.substring(key.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
