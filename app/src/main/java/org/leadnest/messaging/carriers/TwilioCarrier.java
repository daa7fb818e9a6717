package org.leadnest.messaging.carriers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.leadnest.messaging.carriers.CarrierProperties.Twilio;
import org.leadnest.platform.outbound.OutboundHttp;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * Texts by Twilio's Messages resource (2010-04-01). Each asks for reports to our door with our own id in the address, so
 * that one is understood even when the answer to the call was lost.
 */
final class TwilioCarrier implements Carrier {
    private final String accountSid;
    private final String authToken;
    /** Twilio's clock and ours may differ by this much. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(2);

    private final RestClient http;
    private final Function<Envelope, Optional<String>> reportsTo;

    /** @param reportsTo the whole address of our door for a message; empty where Twilio could not reach it */
    TwilioCarrier(Twilio properties, OutboundHttp outbound, Function<Envelope, Optional<String>> reportsTo) {
        this(properties, outbound.client(properties.baseUrl(), HttpCalls.ANSWER), reportsTo);
    }

    TwilioCarrier(Twilio properties, RestClient http, Function<Envelope, Optional<String>> reportsTo) {
        this.reportsTo = reportsTo;
        this.accountSid = Optional.ofNullable(properties.accountSid()).orElse("");
        this.authToken = Optional.ofNullable(properties.authToken()).orElse("");
        this.http = http;
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
        form.add(
                service(envelope.from().address()) ? "MessagingServiceSid" : "From",
                envelope.from().address());
        form.add("Body", envelope.text());
        envelope.pictures().forEach(picture -> form.add("MediaUrl", picture));
        reportsTo.apply(envelope).ifPresent(address -> form.add("StatusCallback", address));
        var request = http.post()
                .uri("/2010-04-01/Accounts/{sid}/Messages.json", accountSid)
                .headers(headers -> headers.setBasicAuth(accountSid, authToken))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form);
        return HttpCalls.call(request, TwilioCarrier::meaning, TwilioCarrier::forbidden);
    }

    /** A messaging service, which picks the number, is named by its SID. */
    private static boolean service(String sender) {
        return sender.startsWith("MG");
    }

    private static Delivery meaning(HttpCalls.Answer answer) {
        if (answer.ok()) {
            return new Delivery.Accepted(answer.text("sid"));
        }
        return TwilioCodes.refusal(answer.body().path("code").asInt(answer.status()), answer.text("message"));
    }

    /** A region that is not enabled is forbidden too, and says nothing of us. */
    private static Delivery forbidden(HttpCalls.Answer answer) {
        return TwilioCodes.ofRecipient(answer.body().path("code").asInt(0))
                ? meaning(answer)
                : HttpCalls.closed(answer);
    }

    @Override
    public Optional<Delivery> lookUp(Lost lost) {
        var request = http.get()
                .uri(
                        "/2010-04-01/Accounts/{sid}/Messages.json?To={to}&DateSent>={day}&PageSize=100",
                        accountSid,
                        lost.to(),
                        LocalDate.ofInstant(lost.calledAt().minus(CLOCKS_APART), ZoneOffset.UTC))
                .headers(headers -> headers.setBasicAuth(accountSid, authToken));
        return HttpCalls.read(request).flatMap(listed -> among(listed.path("messages"), lost));
    }

    /** Only a message to the same number with the same words at the same time that is none of ours yet. */
    private static Optional<Delivery> among(JsonNode messages, Lost lost) {
        return messages.valueStream()
                .filter(one -> one.path("body").asString("").startsWith(lost.text()))
                .filter(one -> one.path("to").asString("").equals(lost.to()))
                .filter(one -> !lost.known().contains(one.path("sid").asString("")))
                .filter(one -> created(one)
                        .filter(at ->
                                Duration.between(lost.calledAt(), at).abs().compareTo(CLOCKS_APART) < 0)
                        .isPresent())
                .findFirst()
                .map(TwilioCarrier::listed);
    }

    private static Delivery listed(JsonNode one) {
        var status = one.path("status").asString("");
        return status.equals("failed") || status.equals("undelivered")
                ? new Delivery.Rejected(
                        "Twilio says: " + status + ", error "
                                + one.path("error_code").asInt(0) + ".",
                        TwilioCodes.optedOut(one.path("error_code").asInt(0)))
                : new Delivery.Accepted(one.path("sid").asString(""));
    }

    /** Twilio writes RFC 2822 dates. */
    private static Optional<Instant> created(JsonNode one) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(one.path("date_created").asString(""), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
