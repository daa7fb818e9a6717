package org.leadnest.billing;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Open;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /hooks/stripe}: takes what is signed with one of the endpoint's secrets no longer than 300 s ago, keeps it as it
 * came and answers; {@link WorkStripeEvents} does the work. What was kept before is answered the same.
 */
@RestController
@Open
class StripeDoor {
    /** Stripe's own tolerance (docs.stripe.com/webhooks, "Prevent replay attacks"). */
    private static final long TOLERANCE_SECONDS = 300;

    private final StripeProperties properties;
    private final StripeEventStore events;
    private final Jobs jobs;
    private final JsonMapper json;

    StripeDoor(StripeProperties properties, StripeEventStore events, Jobs jobs, JsonMapper json) {
        this.properties = properties;
        this.events = events;
        this.jobs = jobs;
        this.json = json;
    }

    @PostMapping("/hooks/stripe")
    ResponseEntity<Map<String, Boolean>> receive(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature) {
        if (!properties.configured()) {
            throw new NotFound();
        }
        String text = new String(body == null ? new byte[0] : body, java.nio.charset.StandardCharsets.UTF_8);
        if (properties.stripe().webhookSecrets().stream().noneMatch(secret -> signed(text, signature, secret))) {
            throw refused("Stripe-Signature", "expected a signature of this endpoint, at most 300 seconds old");
        }
        JsonNode event = read(text);
        Instant now = Instant.now();
        boolean fresh = events.keep(
                event.path("id").asString(),
                event.path("type").asString(),
                objectId(event).orElse(null),
                Instant.ofEpochSecond(event.path("created").asLong(now.getEpochSecond())),
                text,
                now);
        if (fresh) {
            jobs.wake(WorkStripeEvents.NAME);
        }
        return ResponseEntity.ok(Map.of("received", true));
    }

    private JsonNode read(String text) {
        JsonNode event;
        try {
            event = json.readTree(text);
        } catch (JacksonException unreadable) {
            throw refused("body", "expected an event as JSON");
        }
        if (event.path("id").asString("").isBlank()
                || event.path("type").asString("").isBlank()) {
            throw refused("body", "expected an event with an id and a type");
        }
        return event;
    }

    private static Optional<String> objectId(JsonNode event) {
        return Optional.of(event.path("data").path("object").path("id").asString(""))
                .filter(id -> !id.isEmpty());
    }

    /** By the machine's clock, as Stripe signs by its own. */
    private static boolean signed(String text, String signature, String secret) {
        try {
            return Webhook.Signature.verifyHeader(text, signature, secret, TOLERANCE_SECONDS);
        } catch (SignatureVerificationException notThisOne) {
            return false;
        }
    }

    private static Invalid refused(String where, String expected) {
        return new Invalid(new FieldErrors().add(where, expected));
    }
}
