package org.leadnest.messaging.carriers;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.messaging.carriers.CarrierProperties.Twilio;
import org.leadnest.platform.outbound.OutboundHttp;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/** Texts by Twilio's Messages resource (2010-04-01). */
final class TwilioCarrier implements Carrier {
    /** "Attempt to send to unsubscribed recipient": the number answered STOP to Twilio itself. */
    private static final int OPTED_OUT = 21610;

    private final String accountSid;
    private final String authToken;
    private final RestClient http;

    TwilioCarrier(Twilio properties, OutboundHttp outbound) {
        this.accountSid = Optional.ofNullable(properties.accountSid()).orElse("");
        this.authToken = Optional.ofNullable(properties.authToken()).orElse("");
        this.http = outbound.client(properties.baseUrl(), HttpCalls.ANSWER);
    }

    @Override
    public String name() {
        return "twilio";
    }

    @Override
    public boolean leavesTheHouse() {
        return true;
    }

    @Override
    public Delivery send(Envelope envelope) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("To", envelope.to().address());
        form.add("From", envelope.from().address());
        form.add("Body", envelope.text());
        var request = http.post()
                .uri("/2010-04-01/Accounts/{sid}/Messages.json", accountSid)
                .headers(headers -> headers.setBasicAuth(accountSid, authToken))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form);
        return HttpCalls.call(request, TwilioCarrier::meaning);
    }

    private static Delivery meaning(HttpCalls.Answer answer) {
        if (answer.ok()) {
            return new Delivery.Accepted(answer.text("sid"));
        }
        var code = answer.body().path("code").asInt(0);
        return new Delivery.Rejected(
                "Twilio refused it (" + (code == 0 ? answer.status() : code) + "): " + answer.text("message"),
                code == OPTED_OUT);
    }

    @Override
    public Optional<Delivery> lookUp(UUID message) {
        return Optional.empty();
    }
}
