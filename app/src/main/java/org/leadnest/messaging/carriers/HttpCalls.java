package org.leadnest.messaging.carriers;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What an HTTP carrier's answer means. Only what is certain counts as not accepted: no connection, 429, or 503 with
 * Retry-After; 401 and 403 close the channel until its credentials are right. A lost answer and any other 5xx are unknown: the message may be on its way.
 */
final class HttpCalls {
    static final Duration ANSWER = Duration.ofSeconds(15);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int LONGEST_RETRY_SECONDS = 86_400;

    private HttpCalls() {}

    /** An answer of the carrier that is neither too busy nor broken; {@code body} is empty when it is not JSON. */
    record Answer(int status, HttpHeaders headers, JsonNode body) {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    static Delivery call(RestClient.RequestHeadersSpec<?> request, Function<Answer, Delivery> meaning) {
        return call(request, meaning, HttpCalls::closed);
    }

    static Delivery closed(Answer answer) {
        return new Delivery.Closed("The carrier refuses our credentials or sender (" + answer.status() + ").");
    }

    /** @param forbidden what an answer of 403 means to a carrier that says more with it */
    static Delivery call(
            RestClient.RequestHeadersSpec<?> request,
            Function<Answer, Delivery> meaning,
            Function<Answer, Delivery> forbidden) {
        ResponseEntity<String> response;
        try {
            response = request.exchange((sent, received) -> ResponseEntity.status(received.getStatusCode())
                    .headers(received.getHeaders())
                    .body(received.bodyTo(String.class)));
        } catch (RestClientException failed) {
            return neverConnected(failed)
                    ? new Delivery.NotAccepted("The carrier cannot be reached: " + failed.getMessage(), null)
                    : new Delivery.Unknown("The carrier's answer was lost: " + failed.getMessage());
        }
        var status = response.getStatusCode().value();
        var retryAfter = retryAfter(response.getHeaders());
        if (status == TOO_MANY || (status == UNAVAILABLE && retryAfter != null)) {
            return new Delivery.NotAccepted("The carrier is busy (" + status + ").", retryAfter);
        }
        if (status >= FIRST_SERVER_ERROR) {
            return new Delivery.Unknown("The carrier failed (" + status + ").");
        }
        var answer = new Answer(status, response.getHeaders(), parse(response.getBody()));
        return switch (status) {
            case UNAUTHORIZED -> closed(answer);
            case FORBIDDEN -> forbidden.apply(answer);
            default -> meaning.apply(answer);
        };
    }

    /** What a carrier answers to a question; empty when it does not. */
    static Optional<JsonNode> read(RestClient.RequestHeadersSpec<?> request) {
        try {
            return request.exchange((sent, received) -> received.getStatusCode().is2xxSuccessful()
                    ? Optional.of(parse(received.bodyTo(String.class)))
                    : Optional.<JsonNode>empty());
        } catch (RestClientException failed) {
            return Optional.empty();
        }
    }

    private static JsonNode parse(@Nullable String body) {
        try {
            return body == null || body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static boolean neverConnected(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof ConnectTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Duration retryAfter(HttpHeaders headers) {
        var value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        return value.matches("[0-9]{1,6}") ? atMost(Integer.parseInt(value)) : until(value, headers.getDate());
    }

    /** RFC 9110, 10.2.3: a date stands for the pause until then, by the carrier's own clock when it says its time. */
    private static @Nullable Duration until(String date, long carriersNow) {
        try {
            var then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            var now = carriersNow < 0 ? Instant.now() : Instant.ofEpochMilli(carriersNow);
            return atMost(Math.max(1, Duration.between(now, then.toInstant()).toSeconds()));
        } catch (DateTimeParseException neither) {
            return null;
        }
    }

    private static Duration atMost(long seconds) {
        return Duration.ofSeconds(Math.min(seconds, LONGEST_RETRY_SECONDS));
    }
}
