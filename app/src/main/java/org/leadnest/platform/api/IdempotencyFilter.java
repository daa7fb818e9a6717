package org.leadnest.platform.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key} on POST (IETF draft-ietf-httpapi-idempotency-key-header): the first successful answer is kept
 * for 24 hours and given again, with {@code Idempotency-Replayed: true}; the same key with another request is 422, and
 * while the first call runs it is 409. Another API key never gets the answer: to it the key was used for another request. A call that failed changed nothing and leaves the key free. Stands behind the
 * filter that binds the account.
 */
public final class IdempotencyFilter extends OncePerRequestFilter {
    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Idempotency idempotency;
    private final Problems problems;

    IdempotencyFilter(Idempotency idempotency, Problems problems) {
        this.idempotency = idempotency;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || request.getHeader(HEADER) == null
                || Tenancy.current().isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        if (!KEY.matcher(key).matches()) {
            refuse(
                    request,
                    response,
                    HttpStatus.BAD_REQUEST,
                    "Expected an Idempotency-Key of 1 to 255 visible characters.");
            return;
        }
        RepeatableRequest repeatable;
        try {
            repeatable = RepeatableRequest.of(request);
        } catch (Refused tooLarge) {
            problems.write(request, response, Failures.of(tooLarge));
            return;
        } catch (IllegalStateException | ServletException unreadable) {
            // no multipart body, or one that is too large: what reads it after us meets the same and answers it
            chain.doFilter(request, response);
            return;
        }
        switch (idempotency.claim(key, repeatable.hash())) {
            case Idempotency.Claim.First _ -> first(key, repeatable, response, chain);
            case Idempotency.Claim.Answered answered -> replay(answered.answer(), response);
            case Idempotency.Claim.Unanswered _ ->
                refuse(
                        request,
                        response,
                        HttpStatus.CONFLICT,
                        "The first call with this Idempotency-Key has not been answered yet. If it was interrupted, look"
                                + " whether its effect is there before you use another key.");
            case Idempotency.Claim.AnotherRequest _ ->
                refuse(
                        request,
                        response,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "This Idempotency-Key was used for another request.");
        }
    }

    private void first(String key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper watched = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            chain.doFilter(request, watched);
            if (HttpStatus.valueOf(watched.getStatus()).is2xxSuccessful()) {
                idempotency.keep(key, answer(watched));
                kept = true;
            }
        } finally {
            if (!kept) {
                idempotency.release(key);
            }
        }
        watched.copyBodyToResponse();
    }

    private static KeptAnswer answer(ContentCachingResponseWrapper response) {
        return new KeptAnswer(
                response.getStatus(),
                Optional.ofNullable(response.getContentType()),
                Optional.ofNullable(response.getHeader(HttpHeaders.LOCATION)),
                response.getContentAsByteArray());
    }

    private static void replay(KeptAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        answer.contentType().ifPresent(response::setContentType);
        answer.location().ifPresent(location -> response.setHeader(HttpHeaders.LOCATION, location));
        response.getOutputStream().write(answer.body());
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        Failure failure = new Failure(status, detail);
        boolean later = status == HttpStatus.CONFLICT;
        String soon = Long.toString(Duration.ofSeconds(1).toSeconds());
        problems.write(request, response, later ? failure.with(HttpHeaders.RETRY_AFTER, soon) : failure);
    }
}
