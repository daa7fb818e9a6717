package org.leadnest.platform.api;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.leadnest.platform.web.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Reads an exception that left a handler as a {@link Failure}. What is ours is logged under a reference. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String NOT_HERE = "There is nothing at this address, or it belongs to another account.";
    /** PostgreSQL's "character not in repertoire": a NUL that came past the check of the body. */
    private static final String NOT_IN_REPERTOIRE = "22021";
    /** PostgreSQL's "query canceled": a statement was at work for longer than a request's may. */
    private static final String CANCELED = "57014";

    private Failures() {}

    public static Failure of(Throwable thrown) {
        return switch (thrown) {
            case NotFound _, NoHandlerFoundException _, NoResourceFoundException _ ->
                new Failure(HttpStatus.NOT_FOUND, NOT_HERE);
            case Invalid invalid -> invalid(invalid.errors().ordered());
            case Refused refused -> refused(refused);
            case AuthenticationException _ -> unauthenticated("Send an API key: \"Authorization: Bearer <key>\".");
            case AccessDeniedException denied -> new Failure(HttpStatus.FORBIDDEN, sentence(denied.getMessage()));
            case HttpMessageNotReadableException unreadable -> UnreadableJson.explain(unreadable);
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case PessimisticLockingFailureException _ ->
                new Failure(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "Something else was writing the same rows. Nothing was changed; send it again.")
                        .with(HttpHeaders.RETRY_AFTER, "1");
            case MaxUploadSizeExceededException _ ->
                new Failure(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "The upload is larger than this service takes: at most 110 MB a file and 220 MB together.");
            case MultipartException _ -> new Failure(HttpStatus.BAD_REQUEST, "The multipart body cannot be read.");
            default -> ofSpringOrOurs(thrown);
        };
    }

    /** 401 with the challenge that RFC 6750 asks for. */
    public static Failure unauthenticated(String detail) {
        return new Failure(HttpStatus.UNAUTHORIZED, detail)
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"LeadNest API\"");
    }

    public static Failure invalid(Map<String, String> errors) {
        String detail = "Not acceptable: " + String.join(", ", errors.keySet()) + ".";
        return new Failure(HttpStatus.BAD_REQUEST, detail, errors, null, new HttpHeaders(), Map.of());
    }

    private static Failure refused(Refused refused) {
        Failure failure = new Failure(
                refused.status(), sentence(refused.getMessage()), Map.of(), null, new HttpHeaders(), refused.members());
        return refused.retryAfter()
                .map(wait -> failure.with(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))))
                .orElse(failure);
    }

    private static Failure mismatch(MethodArgumentTypeMismatchException mismatch) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return new Failure(HttpStatus.NOT_FOUND, NOT_HERE);
        }
        Class<?> type = mismatch.getRequiredType() == null ? String.class : mismatch.getRequiredType();
        return invalid(Map.of(mismatch.getName(), "expected " + UnreadableJson.expected(type)));
    }

    private static Failure ofSpringOrOurs(Throwable thrown) {
        return switch (thrown) {
            case HttpRequestMethodNotSupportedException method -> notAllowed(method);
            case HttpMediaTypeNotSupportedException type ->
                new Failure(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Expected " + types(type) + ".");
            case MissingServletRequestParameterException missing ->
                invalid(Map.of(missing.getParameterName(), "expected a value"));
            case MissingServletRequestPartException missing ->
                invalid(Map.of(missing.getRequestPartName(), "expected this part of the multipart body"));
            case MissingRequestHeaderException missing ->
                new Failure(HttpStatus.BAD_REQUEST, "Expected the header " + missing.getHeaderName() + ".");
            case ErrorResponse response
            when response.getStatusCode().is4xxClientError() ->
                new Failure(
                        known(response.getStatusCode()),
                        sentence(response.getBody().getDetail()));
            default -> ofDatabaseOrOurs(thrown);
        };
    }

    private static Failure ofDatabaseOrOurs(Throwable thrown) {
        if (said(thrown, NOT_IN_REPERTOIRE)) {
            return new Failure(HttpStatus.BAD_REQUEST, "Text must not contain the character U+0000.");
        }
        if (said(thrown, CANCELED)) {
            LOG.warn("a statement took longer than a request may", thrown);
            return new Failure(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "This took too long and was stopped. Narrow the list, by another clause or a shorter time,"
                                    + " and try again.")
                    .with(HttpHeaders.RETRY_AFTER, "30");
        }
        return ours(thrown);
    }

    private static Failure notAllowed(HttpRequestMethodNotSupportedException method) {
        String allowed = method.getSupportedHttpMethods() == null
                ? ""
                : method.getSupportedHttpMethods().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
        return new Failure(HttpStatus.METHOD_NOT_ALLOWED, "Allowed here: " + allowed + ".")
                .with(HttpHeaders.ALLOW, allowed);
    }

    private static String types(HttpMediaTypeNotSupportedException type) {
        return type.getSupportedMediaTypes().isEmpty()
                ? "another content type"
                : "the content type " + MediaType.toString(type.getSupportedMediaTypes());
    }

    private static boolean said(Throwable thrown, String state) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && state.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static Failure ours(Throwable thrown) {
        String reference =
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        LOG.error("request failed, reference {}", reference, thrown);
        return new Failure(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong on our side. The reference names the entry in our log.",
                Map.of(),
                reference,
                new HttpHeaders(),
                Map.of());
    }

    private static HttpStatus known(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        return status == null ? HttpStatus.BAD_REQUEST : status;
    }

    private static String sentence(@org.jspecify.annotations.Nullable String text) {
        if (text == null || text.isBlank()) {
            return "The request cannot be served.";
        }
        String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
