package org.leadnest.messaging.connections;

import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Questions to providers about credentials, and their own words when they refuse. */
final class ProviderCalls {
    static final int UNREACHED = 0;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 300;

    private ProviderCalls() {}

    /** @param status of HTTP; 0 when no answer came */
    record Said(int status, JsonNode body) {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        /** The reason that the provider gives: SendGrid lists errors, Twilio has one message. */
        String reason() {
            String listed = body.path("errors").path(0).path("message").asString("");
            String words = listed.isEmpty() ? body.path("message").asString("") : listed;
            String code = body.path("code").asString("");
            String whole =
                    words.isEmpty() ? "no reason given" : words + (code.isEmpty() ? "" : " (error " + code + ")");
            return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
        }
    }

    static Said ask(RestClient.RequestHeadersSpec<?> request) {
        try {
            return request.exchange((sent, received) ->
                    new Said(received.getStatusCode().value(), parse(received.bodyTo(String.class))));
        } catch (RestClientException unreached) {
            return new Said(UNREACHED, MissingNode.getInstance());
        }
    }

    /** Why credentials do not do. */
    static String refusal(String provider, Said said) {
        return said.status() == UNREACHED
                ? provider + " cannot be reached at the moment. Nothing was changed."
                : provider + " refused it (" + said.status() + "): " + said.reason();
    }

    private static JsonNode parse(@Nullable String body) {
        try {
            return body == null || body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
