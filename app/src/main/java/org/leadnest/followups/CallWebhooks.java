package org.leadnest.followups;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.leads.Recipient;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.outbound.OutboundHosts;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.platform.restore.RestoreWatch;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the calls of webhook steps. Claimed before it is made; a call whose answer was lost is made again under the same
 * id, for the receiver to tell. Anything but 2xx is tried again after half a minute, two, ten, an hour and six hours; 410
 * says never again.
 */
@Component
class CallWebhooks implements RecurringJob {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** Longer than a call can take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final List<Duration> AGAIN = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6));
    private static final int ACCOUNTS = 100;
    private static final int SET = 20;
    private static final int GONE = 410;

    private final CallStore store;
    private final Addressees addressees;
    private final WebhookSignature signature;
    private final RestClient http;
    private final OutboundHosts hosts;
    private final JsonMapper json;
    private final RestoreWatch restores;
    private final InstantSource clock;

    CallWebhooks(
            CallStore store,
            Addressees addressees,
            WebhookSignature signature,
            OutboundHttp outbound,
            OutboundHosts hosts,
            JsonMapper json,
            RestoreWatch restores,
            InstantSource clock) {
        this.store = store;
        this.addressees = addressees;
        this.signature = signature;
        this.http = outbound.client("", ANSWER);
        this.hosts = hosts;
        this.json = json;
        this.restores = restores;
        this.clock = clock;
    }

    /** What a call says; the names are those of the JSON. */
    private record Body(String type, UUID id, Instant timestamp, Data data) {}

    private record Data(
            UUID enrollmentId, UUID sequenceId, String sequence, int step, Map<String, @Nullable Object> lead) {}

    @Override
    public String name() {
        return "followups.webhooks";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    /** One account's slow receiver costs the others its time-out at most. */
    @Override
    public void run() {
        if (restores.held()) {
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (AccountId account : store.due(ACCOUNTS)) {
                threads.submit(() -> Tenancy.run(account, () -> work(account)));
            }
        }
    }

    private void work(AccountId account) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (WebhookCall call : store.claim(SET, LEASE)) {
                threads.submit(() -> Tenancy.run(account, () -> make(account, call)));
            }
        }
        store.settle();
    }

    private void make(AccountId account, WebhookCall call) {
        Addressee person = addressees.of(List.of(call.leadId())).get(call.leadId());
        if (person == null) {
            store.failed(call.id(), null, "The lead is gone.", null);
            return;
        }
        if (!addressees.restricted(List.of(call.leadId())).isEmpty()) {
            store.failed(call.id(), null, "The lead's data is not used any more.", null);
            return;
        }
        try {
            if (!allowed(call)) {
                store.failed(call.id(), null, "This installation does not allow its host for webhooks.", null);
                return;
            }
            int answer = answer(account, call, body(call, person));
            if (answer >= 200 && answer < 300) {
                store.delivered(call.id(), answer);
            } else {
                store.failed(call.id(), answer, "It answered " + answer + ".", answer == GONE ? null : again(call));
            }
        } catch (RestClientException | IllegalArgumentException failed) {
            store.failed(call.id(), null, "It could not be reached: " + reason(failed), again(call));
        }
    }

    /** The list may have become shorter since the step was written. */
    private boolean allowed(WebhookCall call) {
        String host = java.net.URI.create(call.url()).getHost();
        return host != null && hosts.allow(host);
    }

    private int answer(AccountId account, WebhookCall call, String body) {
        Instant now = clock.instant();
        Integer status = http.post()
                .uri(java.net.URI.create(call.url()))
                .contentType(MediaType.APPLICATION_JSON)
                .header("User-Agent", "LeadNest-Webhooks")
                .header("webhook-id", call.id().toString())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", signature.sign(account, call.id(), now, body))
                .body(body)
                .exchange((request, response) -> response.getStatusCode().value());
        return Objects.requireNonNull(status);
    }

    private String body(WebhookCall call, Addressee person) {
        Recipient recipient = person.recipient();
        Map<String, @Nullable Object> lead = new java.util.LinkedHashMap<>();
        lead.put("id", call.leadId());
        lead.put("firstName", recipient.firstName());
        lead.put("lastName", recipient.lastName());
        lead.put("email", recipient.email());
        lead.put("phone", recipient.phone());
        lead.put("stage", recipient.stage());
        lead.put("source", recipient.source());
        return json.writeValueAsString(new Body(
                "sequence.step",
                call.id(),
                call.createdAt(),
                new Data(call.enrollmentId(), call.sequenceId(), call.sequence(), call.step(), lead)));
    }

    private @Nullable Instant again(WebhookCall call) {
        return call.attempts() > AGAIN.size() ? null : clock.instant().plus(AGAIN.get(call.attempts() - 1));
    }

    /** The innermost cause says it in the fewest words, and names hosts only. */
    private static String reason(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.substring(0, Math.min(300, message.length()));
    }
}
