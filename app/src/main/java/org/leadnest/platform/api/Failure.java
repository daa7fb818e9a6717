package org.leadnest.platform.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * What went wrong with a request, told so that whoever sent it can act on it, and no more.
 *
 * @param errors messages by field, in the order in which the fields were checked; often empty
 * @param reference names the log entry of a failure that is ours; null when it is the caller's
 */
public record Failure(
        HttpStatus status,
        String detail,
        Map<String, String> errors,
        @Nullable String reference,
        HttpHeaders headers) {
    public Failure(HttpStatus status, String detail) {
        this(status, detail, Map.of(), null, new HttpHeaders());
    }

    public Failure {
        errors = new LinkedHashMap<>(errors);
    }

    public Failure with(String header, String value) {
        HttpHeaders more = new HttpHeaders();
        more.putAll(headers);
        more.set(header, value);
        return new Failure(status, detail, errors, reference, more);
    }

    /** The members of the problem document (RFC 9457); {@code errors} and {@code reference} are extensions. */
    public Map<String, Object> problem(String instance) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", status.getReasonPhrase());
        members.put("status", status.value());
        members.put("detail", detail);
        members.put("instance", instance);
        if (!errors.isEmpty()) {
            members.put("errors", errors);
        }
        if (reference != null) {
            members.put("reference", reference);
        }
        return members;
    }
}
