package org.leadnest.platform.errors;

import io.sentry.Hint;
import io.sentry.RequestDetails;
import io.sentry.SentryEnvelope;
import io.sentry.SentryOptions;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.outbound.OutboundHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Carries reports to Sentry through {@link OutboundHttp}, one after the other on a thread of its own. What does not fit
 * into the queue, and what comes while Sentry asks for a pause, is dropped.
 */
final class EnvelopeCarrier implements ITransport {
    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeCarrier.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(60);
    private static final int WAITING = 100;
    private static final int TOO_MANY = 429;

    private final SentryOptions options;
    private final RequestDetails target;
    private final RestClient client;
    private final InstantSource clock;
    private final ThreadPoolExecutor sender;
    private volatile Instant pausedUntil = Instant.MIN;

    EnvelopeCarrier(OutboundHttp outbound, InstantSource clock, SentryOptions options, RequestDetails target) {
        this.options = options;
        this.target = target;
        this.clock = clock;
        this.client = outbound.client(target.getUrl().toString(), ANSWER);
        this.sender = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofVirtual().name("error-reports").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void send(SentryEnvelope envelope, Hint hint) throws IOException {
        if (clock.instant().isBefore(pausedUntil)) {
            return;
        }
        byte[] body = bytes(envelope);
        sender.execute(() -> post(body));
    }

    private byte[] bytes(SentryEnvelope envelope) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            options.getSerializer().serialize(envelope, out);
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException(failed);
        }
        return out.toByteArray();
    }

    private void post(byte[] body) {
        try {
            client.post()
                    .uri(URI.create(target.getUrl().toString()))
                    .headers(headers -> target.getHeaders().forEach(headers::set))
                    .contentType(MediaType.parseMediaType("application/x-sentry-envelope"))
                    .body(body)
                    .exchange((request, response) -> {
                        if (response.getStatusCode().value() == TOO_MANY) {
                            pausedUntil = clock.instant().plus(wait(response.getHeaders()));
                        }
                        return response.getStatusCode();
                    });
        } catch (RestClientException unreachable) {
            LOG.warn(
                    "an error report could not be sent: {}",
                    unreachable.getClass().getSimpleName());
            pausedUntil = clock.instant().plus(PAUSE);
        }
    }

    private static Duration wait(HttpHeaders headers) {
        String seconds = headers.getFirst(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("[0-9]{1,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : PAUSE;
    }

    /** Waits until what was taken so far is sent. */
    @Override
    public void flush(long timeoutMillis) {
        try {
            sender.submit(() -> {}).get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException slow) {
            LOG.warn("error reports are still waiting to be sent");
        }
    }

    @Override
    public @Nullable RateLimiter getRateLimiter() {
        return null;
    }

    @Override
    public void close(boolean restarting) {
        sender.shutdownNow();
    }

    @Override
    public void close() {
        close(false);
    }
}
