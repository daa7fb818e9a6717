package org.leadnest.messaging.carriers;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.carriers.CarrierProperties.Sendgrid;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.platform.storage.FileKind;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** E-mail by SendGrid's Mail Send v3, which has a field of its own for Reply-To and refuses the header. Our ids go along as custom arguments, by which its events are matched. */
final class SendgridCarrier implements Carrier {
    private final RestClient http;
    private final String apiKey;

    SendgridCarrier(Sendgrid properties, OutboundHttp outbound) {
        this(
                Optional.ofNullable(properties.apiKey()).orElse(""),
                outbound.client(properties.baseUrl(), HttpCalls.ANSWER));
    }

    SendgridCarrier(String apiKey, RestClient http) {
        this.http = http;
        this.apiKey = apiKey;
    }

    @Override
    public String name() {
        return "sendgrid";
    }

    @Override
    public boolean leavesTheHouse() {
        return true;
    }

    @Override
    public Delivery send(Envelope envelope) {
        var request = http.post()
                .uri("/v3/mail/send")
                .headers(headers -> headers.setBearerAuth(apiKey))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body(envelope));
        return HttpCalls.call(
                request,
                answer -> answer.ok()
                        ? new Delivery.Accepted(answer.headers().getFirst("X-Message-Id"))
                        : new Delivery.Rejected(
                                "SendGrid refused it (" + answer.status() + "): "
                                        + answer.body()
                                                .path("errors")
                                                .path(0)
                                                .path("message")
                                                .asString("no reason given"),
                                false));
    }

    private static Map<String, Object> body(Envelope envelope) {
        var content = new ArrayList<Map<String, String>>();
        content.add(Map.of("type", "text/plain", "value", envelope.text()));
        var html = envelope.html();
        if (html != null) {
            content.add(Map.of("type", "text/html", "value", html));
        }
        var body = new HashMap<String, Object>();
        body.put("personalizations", List.of(Map.of("to", List.of(party(envelope.to())))));
        body.put("from", party(envelope.from()));
        body.put("subject", envelope.subject());
        body.put("content", content);
        // Reply-To is among the headers that SendGrid takes as a field alone.
        var headers = new HashMap<>(envelope.headers());
        var replyTo = headers.remove(Envelope.REPLY_TO);
        if (replyTo != null) {
            body.put("reply_to", Map.of("email", replyTo));
        }
        body.put("headers", headers);
        if (!envelope.files().isEmpty()) {
            body.put(
                    "attachments",
                    envelope.files().stream().map(SendgridCarrier::attachment).toList());
        }
        body.put(
                "custom_args",
                Map.of(
                        "message",
                        envelope.message().toString(),
                        "account",
                        envelope.account().toString()));
        return body;
    }

    private static Map<String, String> attachment(Enclosure file) {
        return Map.of(
                "content",
                Base64.getEncoder().encodeToString(file.content()),
                "filename",
                file.name(),
                "type",
                FileKind.typeOf(file.name()),
                "disposition",
                "attachment");
    }

    private static Map<String, String> party(Envelope.Party party) {
        return party.name().isBlank()
                ? Map.of("email", party.address())
                : Map.of("email", party.address(), "name", party.name());
    }

    @Override
    public Optional<Delivery> lookUp(Lost lost) {
        return Optional.empty();
    }
}
