package org.leadnest.messaging.connections;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.leadnest.messaging.carriers.CarrierProperties;
import org.leadnest.messaging.connections.Findings.Registration;
import org.leadnest.messaging.connections.Findings.Sender;
import org.leadnest.messaging.connections.ProviderCalls.Said;
import org.leadnest.platform.outbound.OutboundHttp;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * Asks Twilio whose credentials these are, what they may send from, and how far the 10DLC registration is: Accounts and
 * IncomingPhoneNumbers (2010-04-01), Services, BrandRegistrations and Usa2p (messaging, v1).
 */
@Component
class TwilioProbe {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final String PUBLIC = "https://api.twilio.com";
    private static final String MESSAGING = "https://messaging.twilio.com";
    /** Services of which the campaigns are asked for, one call each. */
    private static final int MOST_SERVICES = 10;

    /** T-Mobile's segments a day by the tier of the brand: twilio.com/docs, "Message throughput (MPS) and Trust Scores". */
    private static final Map<String, String> DAILY = Map.of(
            "LOW", "2,000",
            "LOW_MID", "10,000",
            "HIGH_MID", "40,000",
            "TOP", "200,000");

    private final RestClient api;
    private final RestClient messaging;

    TwilioProbe(CarrierProperties properties, OutboundHttp outbound) {
        String base = properties.sms().twilio().baseUrl();
        this.api = outbound.client(base, ANSWER);
        this.messaging = outbound.client(base.equals(PUBLIC) ? MESSAGING : base, ANSWER);
    }

    Probe look(Credentials credentials) {
        String sid = credentials.login();
        Said account = ask(api, credentials, "/2010-04-01/Accounts/{sid}.json", sid);
        if (!account.ok()) {
            return new Probe.Refused(ProviderCalls.refusal("Twilio", account));
        }
        String status = account.body().path("status").asString("");
        List<JsonNode> services = list(ask(messaging, credentials, "/v1/Services?PageSize=50"), "services");
        Findings findings = new Findings(
                account.body().path("friendly_name").asString("") + ", " + status,
                senders(services, numbers(credentials)),
                registrations(credentials, services));
        String problem = status.equals("active") ? "" : "Twilio says that the account is " + status + ".";
        return new Probe.Taken(findings, problem);
    }

    private List<JsonNode> numbers(Credentials credentials) {
        Said said = ask(
                api,
                credentials,
                "/2010-04-01/Accounts/{sid}/IncomingPhoneNumbers.json?PageSize=100",
                credentials.login());
        return list(said, "incoming_phone_numbers").stream()
                .filter(one -> one.path("capabilities").path("sms").asBoolean(false))
                .toList();
    }

    private static List<Sender> senders(List<JsonNode> services, List<JsonNode> numbers) {
        return Stream.concat(
                        services.stream()
                                .map(one -> new Sender(
                                        text(one, "sid"), "Messaging service " + text(one, "friendly_name"))),
                        numbers.stream()
                                .map(one -> new Sender(
                                        text(one, "phone_number"),
                                        text(one, "phone_number") + tollFree(text(one, "phone_number")))))
                .toList();
    }

    /** The North American toll-free codes. */
    private static String tollFree(String number) {
        return number.matches("\\+18(00|33|44|55|66|77|88)\\d{7}") ? " (toll-free: Twilio wants it verified)" : "";
    }

    private List<Registration> registrations(Credentials credentials, List<JsonNode> services) {
        List<Registration> found = new ArrayList<>();
        Said brands = ask(messaging, credentials, "/v1/a2p/BrandRegistrations?PageSize=20");
        if (brands.ok()) {
            list(brands, "data").forEach(one -> found.add(brand(one)));
            if (found.isEmpty()) {
                found.add(new Registration(
                        "10DLC brand",
                        "not registered",
                        "bad",
                        "Networks in the United States block texts from ten-digit numbers (Twilio error 30034)."));
            }
        }
        for (JsonNode service : services.stream().limit(MOST_SERVICES).toList()) {
            Said campaigns = ask(messaging, credentials, "/v1/Services/{sid}/Compliance/Usa2p", text(service, "sid"));
            list(campaigns, "compliance").forEach(one -> found.add(campaign(text(service, "friendly_name"), one)));
        }
        return found;
    }

    private static Registration brand(JsonNode one) {
        String state = text(one, "status");
        String why = text(one, "failure_reason");
        return switch (state) {
            case "APPROVED" -> new Registration("10DLC brand", "approved", "good", "");
            case "FAILED", "SUSPENDED" ->
                new Registration(
                        "10DLC brand",
                        state.toLowerCase(java.util.Locale.ROOT),
                        "bad",
                        "Texts from ten-digit numbers are blocked (error 30034)." + (why.isEmpty() ? "" : " " + why));
            default ->
                new Registration(
                        "10DLC brand",
                        words(state),
                        "warn",
                        "Texts from ten-digit numbers are blocked until it is approved (error 30034).");
        };
    }

    private static Registration campaign(String service, JsonNode one) {
        String state = text(one, "campaign_status");
        String what = "10DLC campaign of " + service;
        if (!state.equals("VERIFIED")) {
            return new Registration(
                    what,
                    words(state),
                    state.equals("FAILED") ? "bad" : "warn",
                    "Its texts are blocked until it is verified.");
        }
        String tier = one.path("rate_limits").path("tmobile").path("brand_tier").asString("");
        int perSecond = one.path("rate_limits").path("att").path("mps").asInt(0);
        String limits = (DAILY.containsKey(tier) ? "T-Mobile takes " + DAILY.get(tier) + " segments a day. " : "")
                + (perSecond > 0 ? "AT&T takes " + perSecond + " messages a second." : "");
        return new Registration(what, "verified", "good", limits.strip());
    }

    private static String words(String state) {
        return state.isEmpty()
                ? "unknown"
                : state.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static Said ask(RestClient http, Credentials credentials, String uri, Object... values) {
        return ProviderCalls.ask(http.get()
                .uri(uri, values)
                .headers(headers -> headers.setBasicAuth(credentials.login(), credentials.secret())));
    }

    private static List<JsonNode> list(Said said, String field) {
        return said.ok() ? said.body().path(field).valueStream().toList() : List.of();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
