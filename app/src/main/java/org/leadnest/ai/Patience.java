package org.leadnest.ai;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;

/** Waits for a model no longer than told, and says in a few words why nothing came. Thread-safe. */
final class Patience {
    private static final ExecutorService CALLS = Executors.newVirtualThreadPerTaskExecutor();

    private Patience() {}

    /**
     * @param deadline in {@link System#nanoTime}
     * @param told how long that was when it began, for the words
     */
    static <T> T within(long deadline, Duration told, Callable<T> work) throws Unavailable {
        Future<T> answer = CALLS.submit(work);
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new Unavailable("no answer within " + told.toSeconds() + " s");
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unavailable("the service is stopping");
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        }
    }

    private static Unavailable failure(@Nullable Throwable cause) {
        return switch (cause) {
            case Unavailable known -> known;
            case RestClientResponseException answered ->
                answered(answered.getStatusCode().value());
            case RestClientException unreachable -> new Unavailable("it could not be reached", true);
            case JacksonException malformed -> new Unavailable("malformed answer");
            case null, default -> new Unavailable("the call failed");
        };
    }

    static Unavailable answered(int status) {
        boolean passes = status >= 500 || status == HttpStatus.TOO_MANY_REQUESTS.value();
        return new Unavailable("it answered " + status, passes);
    }
}
