package org.leadnest.messaging.connections;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadnest.messaging.carriers.CarrierProperties;
import org.leadnest.messaging.connections.Findings.Pace;
import org.leadnest.messaging.connections.Findings.Registration;
import org.leadnest.messaging.connections.Findings.Sender;
import org.leadnest.messaging.connections.ProviderCalls.Said;
import org.leadnest.messaging.gate.Rules;
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

    /** Messages a second of a number under no campaign: twilio.com/docs, "Understanding Twilio Rate Limits". */
    private static final int PLAIN_NUMBER = 1;

    private static final int TOLL_FREE = 3;

    private final RestClient api;
    private final RestClient messaging;
    private final Rules rules;
    private final InstantSource clock;

    TwilioProbe(CarrierProperties properties, OutboundHttp outbound, Rules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
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
        List<JsonNode> numbers = numbers(credentials);
        List<Campaign> campaigns = services.stream()
                .limit(MOST_SERVICES)
                .map(service -> campaign(credentials, service))
                .toList();
        Findings findings = new Findings(
                account.body().path("friendly_name").asString("") + ", " + status,
                senders(services, numbers),
                registrations(credentials, campaigns),
                paces(credentials, numbers, campaigns));
        String problem = status.equals("active") ? "" : "Twilio says that the account is " + status + ".";
        return new Probe.Taken(findings, problem);
    }

    /** @param registrations of a messaging service; none when it has no campaign */
    private record Campaign(String service, String name, List<JsonNode> registrations) {
        Pace pace(String sender) {
            if (registrations.isEmpty()) {
                return new Pace(sender, PLAIN_NUMBER, "");
            }
            return registrations.stream()
                    .filter(one -> text(one, "campaign_status").equals("VERIFIED"))
                    .findFirst()
                    .map(one -> new Pace(sender, Math.max(PLAIN_NUMBER, perSecond(one)), "", tier(one)))
                    .orElseGet(() -> new Pace(
                            sender,
                            PLAIN_NUMBER,
                            "The 10DLC campaign of " + name + " is "
                                    + words(text(registrations.getFirst(), "campaign_status"))
                                    + ": networks block its texts until it is verified."));
        }
    }

    private Campaign campaign(Credentials credentials, JsonNode service) {
        String sid = text(service, "sid");
        Said said = ask(messaging, credentials, "/v1/Services/{sid}/Compliance/Usa2p", sid);
        return new Campaign(sid, text(service, "friendly_name"), list(said, "compliance"));
    }

    /** A number has the pace of the campaign that its messaging service sends under. */
    private List<Pace> paces(Credentials credentials, List<JsonNode> numbers, List<Campaign> campaigns) {
        Map<String, Pace> found = new LinkedHashMap<>();
        for (JsonNode number : numbers) {
            String sender = text(number, "phone_number");
            found.put(sender, new Pace(sender, tollFree(sender) ? TOLL_FREE : PLAIN_NUMBER, ""));
        }
        for (Campaign campaign : campaigns) {
            found.put(campaign.service(), campaign.pace(campaign.service()));
            Said members =
                    ask(messaging, credentials, "/v1/Services/{sid}/PhoneNumbers?PageSize=400", campaign.service());
            list(members, "phone_numbers").stream()
                    .map(one -> text(one, "phone_number"))
                    .filter(one -> found.containsKey(one) && !tollFree(one))
                    .forEach(one -> found.put(one, campaign.pace(one)));
        }
        return List.copyOf(found.values());
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
                                        text(one, "phone_number")
                                                + (tollFree(text(one, "phone_number"))
                                                        ? " (toll-free: Twilio wants it verified)"
                                                        : ""))))
                .toList();
    }

    /** The North American toll-free codes. */
    private static boolean tollFree(String number) {
        return number.matches("\\+18(00|33|44|55|66|77|88)\\d{7}");
    }

    private List<Registration> registrations(Credentials credentials, List<Campaign> campaigns) {
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
        campaigns.forEach(campaign ->
                campaign.registrations().forEach(one -> found.add(campaign(campaign.name(), one))));
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
                        state.toLowerCase(Locale.ROOT),
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

    private Registration campaign(String service, JsonNode one) {
        String state = text(one, "campaign_status");
        String what = "10DLC campaign of " + service;
        if (!state.equals("VERIFIED")) {
            return new Registration(
                    what,
                    words(state),
                    state.equals("FAILED") ? "bad" : "warn",
                    "Its texts are blocked until it is verified.");
        }
        String tier = tier(one);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int perSecond = perSecond(one);
        String limits = rules.networkCaps().stream()
                        .filter(cap -> cap.tier().equals(tier) && cap.inForceOn(today))
                        .map(cap ->
                                String.format(Locale.US, "%s takes %,d segments a day. ", cap.network(), cap.most()))
                        .collect(Collectors.joining())
                + (perSecond > 0 ? "At most " + perSecond + " messages a second leave by it." : "");
        return new Registration(what, "verified", "good", limits.strip());
    }

    private static String tier(JsonNode campaign) {
        return campaign.path("rate_limits").path("tmobile").path("brand_tier").asString("");
    }

    private static int perSecond(JsonNode campaign) {
        return campaign.path("rate_limits").path("att").path("mps").asInt(0);
    }

    private static String words(String state) {
        return state.isEmpty() ? "unknown" : state.toLowerCase(Locale.ROOT).replace('_', ' ');
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
