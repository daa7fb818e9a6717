package org.leadnest.messaging.connections;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leadnest.messaging.carriers.CarrierProperties;
import org.leadnest.messaging.connections.Findings.Registration;
import org.leadnest.messaging.connections.ProviderCalls.Said;
import org.leadnest.platform.outbound.OutboundHttp;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * Asks SendGrid (v3) what a key may do (scopes) and whether mail from an address is authenticated: whitelabel/domains, else
 * verified_senders. A key that may only send cannot tell; then nothing is held against it.
 */
@Component
class SendgridProbe {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int FORBIDDEN = 403;

    private final RestClient http;

    SendgridProbe(CarrierProperties properties, OutboundHttp outbound) {
        this.http = outbound.client(properties.mail().sendgrid().baseUrl(), ANSWER);
    }

    Probe look(Credentials credentials, String from) {
        Said scopes = ask(credentials, "/v3/scopes");
        if (!scopes.ok()) {
            return new Probe.Refused(ProviderCalls.refusal("SendGrid", scopes));
        }
        List<String> may = scopes.body()
                .path("scopes")
                .valueStream()
                .map(scope -> scope.asString(""))
                .toList();
        if (!may.contains("mail.send")) {
            return new Probe.Refused("This key may not send mail: give it the permission \"Mail Send\" at SendGrid.");
        }
        return domain(
                credentials, from, from.substring(from.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    private Probe domain(Credentials credentials, String from, String domain) {
        Said domains = ask(credentials, "/v3/whitelabel/domains?limit=100");
        List<Registration> found = new ArrayList<>();
        domains.body()
                .valueStream()
                .filter(one -> covers(one.path("domain").asString(""), domain))
                .forEach(one -> found.add(registration(one)));
        boolean valid = found.stream().anyMatch(one -> one.tone().equals("good"));
        if (valid) {
            return taken(found, "");
        }
        Said senders = ask(credentials, "/v3/verified_senders?limit=100");
        boolean single = senders.body()
                .path("results")
                .valueStream()
                .anyMatch(one -> one.path("from_email").asString("").equalsIgnoreCase(from)
                        && one.path("verified").asBoolean(false));
        if (single) {
            found.add(new Registration(
                    "Single sender " + from,
                    "verified",
                    "warn",
                    "Mail goes out, but not in the name of " + domain + ": more of it is taken for spam (no DMARC)."));
            return taken(found, "");
        }
        if (domains.status() == FORBIDDEN || senders.status() == FORBIDDEN) {
            found.add(new Registration(
                    "Domain " + domain,
                    "not known",
                    "warn",
                    "The key may not read it: allow it \"Sender Authentication\"."));
            return taken(found, "");
        }
        if (!domains.ok() || !senders.ok()) {
            return new Probe.Refused("SendGrid did not say whether " + domain + " is authenticated. Try again.");
        }
        if (found.isEmpty()) {
            found.add(new Registration(
                    "Domain " + domain, "not authenticated", "bad", "SendGrid refuses mail from it until it is."));
        }
        return taken(
                found, "SendGrid knows neither the domain " + domain + " nor the sender " + from + " as verified.");
    }

    private static Probe taken(List<Registration> found, String problem) {
        return new Probe.Taken(new Findings("The key may send mail", List.of(), found), problem);
    }

    private static boolean covers(String registered, String domain) {
        String known = registered.toLowerCase(Locale.ROOT);
        return !known.isEmpty() && (domain.equals(known) || domain.endsWith("." + known));
    }

    /** @param one an authenticated domain, with the DNS records that it needs */
    private static Registration registration(JsonNode one) {
        String what = "Domain " + one.path("domain").asString("");
        if (one.path("valid").asBoolean(false)) {
            return new Registration(what, "authenticated", "good", "");
        }
        List<String> missing = one.path("dns")
                .valueStream()
                .filter(record -> !record.path("valid").asBoolean(false))
                .map(record -> record.path("type").asString("").toUpperCase(Locale.ROOT) + " "
                        + record.path("host").asString("") + " to "
                        + record.path("data").asString(""))
                .toList();
        return new Registration(
                what,
                "not authenticated",
                "bad",
                missing.isEmpty() ? "" : "In DNS: " + String.join("; ", missing) + ".");
    }

    private Said ask(Credentials credentials, String uri) {
        return ProviderCalls.ask(http.get().uri(uri).headers(headers -> headers.setBearerAuth(credentials.secret())));
    }
}
