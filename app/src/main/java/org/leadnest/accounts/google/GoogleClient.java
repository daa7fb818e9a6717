package org.leadnest.accounts.google;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.outbound.OutboundHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the issuer: reads where its doors are (OpenID Connect Discovery 1.0), sends people there, redeems their codes. */
@Component
class GoogleClient {
    private static final Logger LOG = LoggerFactory.getLogger(GoogleClient.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration MEMORY = Duration.ofHours(1);

    private final GoogleProperties properties;
    private final RestClient http;
    private final JsonMapper json;
    private final IdTokens tokens;
    private volatile @Nullable Doors doors;

    GoogleClient(GoogleProperties properties, OutboundHttp outbound, JsonMapper json) {
        this.properties = properties;
        this.http = outbound.client(properties.issuer(), ANSWER);
        this.json = json;
        this.tokens = new IdTokens(properties, () -> read(doors().keys()));
    }

    /**
     * @param userInfo where what a token left out is read
     * @param basic whether the client shows its secret in a header, since it may not in the form
     */
    private record Doors(
            String authorization,
            String token,
            String keys,
            Optional<String> userInfo,
            boolean basic,
            Instant readAt) {}

    /** The issuer cannot be reached, or is another one than it says. */
    static final class Unreachable extends RuntimeException {
        Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Where to send the browser. Scopes are these three and nothing else.
     *
     * @param anew whether the person is to sign in there once more, and the token to say when (OpenID Connect Core, section 3.1.2.1)
     */
    URI authorization(String state, String nonce, String challenge, String redirect, boolean anew) {
        Map<String, String> query = Map.of(
                "client", properties.clientId(),
                "scope", "openid email profile",
                "redirect", redirect,
                "state", state,
                "nonce", nonce,
                "challenge", challenge);
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(doors().authorization())
                .queryParam("response_type", "code")
                .queryParam("client_id", "{client}")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("scope", "{scope}")
                .queryParam("state", "{state}")
                .queryParam("nonce", "{nonce}")
                .queryParam("code_challenge", "{challenge}")
                .queryParam("code_challenge_method", "S256");
        if (anew) {
            address.queryParam("prompt", "login").queryParam("max_age", "0");
        }
        return address.encode().buildAndExpand(query).toUri();
    }

    /** @param since the earliest time at which the person may have signed in there; null for any */
    Redeemed redeem(String code, String verifier, String nonce, String redirect, @Nullable Instant since) {
        try {
            JsonNode answer = json.readTree(exchanged(code, verifier, redirect));
            Redeemed checked = tokens.check(text(answer, "id_token"), nonce, since);
            return told(
                    checked instanceof Redeemed.Known known
                                    && known.user().email().isEmpty()
                            ? completed(known.user(), text(answer, "access_token"))
                            : checked);
        } catch (HttpClientErrorException refused) {
            return told(new Redeemed.Refused("the code was not accepted"));
        } catch (RestClientException | JacksonException | Unreachable silent) {
            LOG.warn("the sign-in issuer did not answer: {}", silent.getClass().getSimpleName());
            return new Redeemed.Silent();
        }
    }

    private String exchanged(String code, String verifier, String redirect) {
        Doors at = doors();
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "authorization_code");
        form.add("code", code);
        form.add("redirect_uri", redirect);
        form.add("client_id", properties.clientId());
        form.add("code_verifier", verifier);
        if (!at.basic()) {
            form.add("client_secret", properties.clientSecret());
        }
        @Nullable
        String answer = http.post()
                .uri(URI.create(at.token()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .headers(headers -> {
                    if (at.basic()) {
                        headers.setBasicAuth(encoded(properties.clientId()), encoded(properties.clientSecret()));
                    }
                })
                .body(form)
                .retrieve()
                .body(String.class);
        return answer == null ? "" : answer;
    }

    /** RFC 6749 section 2.3.1. */
    private static String encoded(String credential) {
        return URLEncoder.encode(credential, StandardCharsets.UTF_8);
    }

    /** Takes the address from the issuer's UserInfo, when that is about the same person (OpenID Connect Core, section 5.3.2). */
    private Redeemed completed(GoogleUser user, String access) {
        Optional<String> place = doors().userInfo();
        if (place.isEmpty() || access.isEmpty()) {
            return new Redeemed.Refused("without address");
        }
        @Nullable
        String answer = http.get()
                .uri(URI.create(place.get()))
                .headers(headers -> headers.setBearerAuth(access))
                .retrieve()
                .body(String.class);
        JsonNode info = json.readTree(answer == null ? "" : answer);
        if (!user.subject().equals(text(info, "sub"))) {
            return new Redeemed.Refused("UserInfo about somebody else");
        }
        if (text(info, "email").isEmpty()) {
            return new Redeemed.Refused("without address");
        }
        return new Redeemed.Known(new GoogleUser(
                user.issuer(),
                user.subject(),
                text(info, "email"),
                text(info, "email_verified").equals("true"),
                user.name().isEmpty() ? text(info, "name") : user.name(),
                user.picture().isEmpty() ? text(info, "picture") : user.picture()));
    }

    private static Redeemed told(Redeemed redeemed) {
        if (redeemed instanceof Redeemed.Refused refused) {
            LOG.info("a sign-in with Google was refused: {}", refused.why());
        }
        return redeemed;
    }

    private Doors doors() {
        @Nullable Doors known = doors;
        if (known == null || known.readAt().plus(MEMORY).isBefore(IdTokens.now())) {
            known = discovered();
            doors = known;
        }
        return known;
    }

    private Doors discovered() {
        try {
            JsonNode answer = json.readTree(read(properties.issuer() + "/.well-known/openid-configuration"));
            if (!properties.names(text(answer, "issuer"))) {
                throw new Unreachable("expected the issuer " + properties.issuer(), null);
            }
            return new Doors(
                    text(answer, "authorization_endpoint"),
                    text(answer, "token_endpoint"),
                    text(answer, "jwks_uri"),
                    Optional.of(text(answer, "userinfo_endpoint")).filter(place -> !place.isEmpty()),
                    basic(answer.path("token_endpoint_auth_methods_supported")),
                    IdTokens.now());
        } catch (RestClientException | JacksonException silent) {
            throw new Unreachable("the issuer's description could not be read", silent);
        }
    }

    private static boolean basic(JsonNode methods) {
        List<String> names = StreamSupport.stream(methods.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
        return names.contains("client_secret_basic") && !names.contains("client_secret_post");
    }

    private String read(String address) {
        @Nullable String answer = http.get().uri(URI.create(address)).retrieve().body(String.class);
        return answer == null ? "" : answer;
    }

    private static String text(JsonNode answer, String name) {
        return answer.path(name).asString("");
    }
}
