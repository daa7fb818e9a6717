package org.leadnest.messaging.carriers;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.leadnest.messaging.carriers.CarrierProperties.Abacus;
import org.leadnest.platform.outbound.OutboundHttp;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** E-mail by Abacus.AI's notification service, which takes one HTML body and no headers of ours. */
final class AbacusCarrier implements Carrier {
    private final Abacus properties;
    private final RestClient http;

    AbacusCarrier(Abacus properties, OutboundHttp outbound) {
        this.properties = properties;
        this.http = outbound.client(properties.baseUrl(), HttpCalls.ANSWER);
    }

    @Override
    public String name() {
        return "abacus";
    }

    @Override
    public boolean leavesTheHouse() {
        return true;
    }

    /** Its call has fields for the sender and the address for answers, and none for headers. */
    @Override
    public boolean carriesHeaders() {
        return false;
    }

    @Override
    public Delivery send(Envelope envelope) {
        if (!envelope.files().isEmpty()) {
            return new Delivery.Rejected("Abacus.AI carries no attachments.", false);
        }
        var request = http.post()
                .uri("/api/sendNotificationEmail")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body(envelope));
        return HttpCalls.call(request, AbacusCarrier::meaning);
    }

    private static Delivery meaning(HttpCalls.Answer answer) {
        if (answer.ok() && answer.body().path("success").asBoolean(false)) {
            return new Delivery.Accepted(null);
        }
        var disabled = answer.body().path("notification_disabled").asBoolean(false);
        return new Delivery.Rejected(
                disabled
                        ? "Abacus.AI does not deliver this notification to this person any more."
                        : "Abacus.AI refused it (" + answer.status() + "): " + answer.text("message"),
                disabled);
    }

    private Map<String, Object> body(Envelope envelope) {
        var html = envelope.html();
        var body = new HashMap<String, Object>();
        body.put(
                "deployment_token",
                Optional.ofNullable(properties.deploymentToken()).orElse(""));
        body.put("app_id", Optional.ofNullable(properties.appId()).orElse(""));
        body.put("notification_id", envelope.message().toString());
        body.put("subject", envelope.subject());
        body.put("body", html == null ? envelope.text() : html);
        body.put("is_html", html != null);
        body.put("recipient_email", envelope.to().address());
        body.put(
                "reply_to",
                envelope.headers()
                        .getOrDefault(Envelope.REPLY_TO, envelope.from().address()));
        body.put("sender_email", envelope.from().address());
        body.put("sender_alias", envelope.from().name());
        return body;
    }

    @Override
    public Optional<Delivery> lookUp(Lost lost) {
        return Optional.empty();
    }
}
