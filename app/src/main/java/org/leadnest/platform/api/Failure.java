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
 * @param members further extensions of the problem document; often empty
 */
public record Failure(
        HttpStatus status,
        String detail,
        Map<String, String> errors,
        @Nullable String reference,
        HttpHeaders headers,
        Map<String, Object> members) {
    public Failure(HttpStatus status, String detail) {
        this(status, detail, Map.of(), null, new HttpHeaders(), Map.of());
    }

    public Failure {
        errors = new LinkedHashMap<>(errors);
        members = Map.copyOf(members);
    }

    public Failure with(String header, String value) {
        HttpHeaders more = new HttpHeaders();
        more.putAll(headers);
        more.set(header, value);
        return new Failure(status, detail, errors, reference, more, members);
    }

    /** The members of the problem document (RFC 9457); {@code errors} and {@code reference} are extensions. */
    public Map<String, Object> problem(String instance) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        problem.put("instance", instance);
        if (!errors.isEmpty()) {
            problem.put("errors", errors);
        }
        if (reference != null) {
            problem.put("reference", reference);
        }
        problem.putAll(members);
        return problem;
    }
}
