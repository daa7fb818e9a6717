package org.leadnest.testkit;

import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID Connect issuer: description, keys, authorization code with PKCE, ID tokens. It signs whoever {@link #person} names
 * in, checks the client as strictly as Google does, and can be made to send tokens that do not hold. A {@link #sparing} one
 * takes the client's secret in a header alone, and tells addresses by UserInfo alone. Made to behave {@link #likeGoogle}, it
 * refuses to ask for a sign-in anew and never says when somebody signed in, as Google does; else it does both.
 */
public final class OidcPeer extends HttpPeer {
    public static final String CLIENT = "leadnest-client";
    public static final String SECRET = "leadnest-secret";

    private static final String ACCESS = "access-token";
    private static final String SCOPES = "openid email profile";
    /** developers.google.com, "OpenID Connect", authentication URI parameters. */
    private static final java.util.Set<String> PROMPTS = java.util.Set.of("none", "consent", "select_account");

    private static final int LIFE_SECONDS = 3600;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final boolean sparing;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean likeGoogle;
    private volatile @Nullable Instant signedIn;
    private volatile Key key = Key.fresh(1);
    private volatile Map<String, Object> person = Map.of();
    private volatile UnaryOperator<Map<String, Object>> info = UnaryOperator.identity();
    private volatile Answer picture = Answer.json(404, "{}");
    private volatile UnaryOperator<Map<String, Object>> tamper = UnaryOperator.identity();
    private volatile UnaryOperator<String> forge = UnaryOperator.identity();

    private record Key(String id, KeyPair pair) {
        static Key fresh(int number) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return new Key("key-" + number, generator.generateKeyPair());
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    public OidcPeer() {
        this(false);
    }

    private OidcPeer(boolean sparing) {
        this.sparing = sparing;
    }

    public static OidcPeer sparing() {
        return new OidcPeer(true);
    }

    /** Knows no {@code prompt=login}, and leaves {@code auth_time} out of every token, until it is told to {@link #forget}. */
    public void likeGoogle() {
        likeGoogle = true;
    }

    /** When the person signed in at the issuer, which the tokens to come say to a client that asks for it. */
    public void signedIn(Instant at) {
        signedIn = at;
    }

    /** Who is signed in at the issuer. */
    public void person(String subject, String email, boolean verified, String name) {
        person = Map.of("sub", subject, "email", email, "email_verified", verified, "name", name);
    }

    /** What stands at {@code /picture}; a token names it when {@link #tamper} puts it in. */
    public void picture(Answer answer) {
        picture = answer;
    }

    /** Changes the claims of the tokens to come. */
    public void tamper(UnaryOperator<Map<String, Object>> change) {
        tamper = change;
    }

    /** Changes what UserInfo tells. */
    public void misinform(UnaryOperator<Map<String, Object>> change) {
        info = change;
    }

    /** Changes the written tokens to come. */
    public void forge(UnaryOperator<String> change) {
        forge = change;
    }

    /** Signs with another key from now on, and publishes that one alone. */
    public void rotate() {
        key = Key.fresh(numbers.incrementAndGet() + 1);
    }

    @Override
    public void forget() {
        super.forget();
        likeGoogle = false;
        signedIn = null;
        tamper = UnaryOperator.identity();
        forge = UnaryOperator.identity();
        info = UnaryOperator.identity();
        picture = Answer.json(404, "{}");
        codes.clear();
    }

    /**
     * What the browser does at the issuer: takes the address that the application sent it to, and answers where the issuer
     * sends it back to, as a path with the query. Refuses what Google would refuse.
     */
    public String authorize(String address) {
        URI uri = URI.create(address);
        Map<String, String> query = fields(uri.getRawQuery());
        expect("code", query.get("response_type"));
        expect(CLIENT, query.get("client_id"));
        expect(SCOPES, query.get("scope"));
        expect("S256", query.get("code_challenge_method"));
        if (likeGoogle && !PROMPTS.contains(query.getOrDefault("prompt", "none"))) {
            throw new IllegalStateException("Error 400: invalid_request, invalid prompt: " + query.get("prompt"));
        }
        String code = "code-" + numbers.incrementAndGet();
        codes.put(code, query);
        String back = URI.create(query.getOrDefault("redirect_uri", "")).getPath();
        return back + "?state=" + query.get("state") + "&code=" + code;
    }

    private static void expect(String expected, @Nullable String actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("expected " + expected + ", not " + actual);
        }
    }

    @Override
    protected Answer answer(Call call) {
        String path = URI.create(call.path()).getPath();
        return switch (path) {
            case "/.well-known/openid-configuration" -> Answer.json(200, json.writeValueAsString(description()));
            case "/jwks" -> Answer.json(200, json.writeValueAsString(keys()));
            case "/picture" -> picture;
            case "/token" -> token(fields(call.body()), call.header("Authorization"));
            case "/userinfo" ->
                call.header("Authorization").equals("Bearer " + ACCESS)
                        ? Answer.json(200, json.writeValueAsString(info.apply(new HashMap<>(person))))
                        : Answer.json(401, "{}");
            case "/authorize" ->
                new Answer(200, "text/html", "<a href=\"" + authorize(baseUrl() + call.path()) + "\">Continue</a>");
            default -> Answer.json(404, "{}");
        };
    }

    private Map<String, Object> description() {
        Map<String, Object> description = new HashMap<>(Map.of(
                "issuer", baseUrl(),
                "authorization_endpoint", baseUrl() + "/authorize",
                "token_endpoint", baseUrl() + "/token",
                "jwks_uri", baseUrl() + "/jwks"));
        if (sparing) {
            description.put("token_endpoint_auth_methods_supported", java.util.List.of("client_secret_basic"));
            description.put("userinfo_endpoint", baseUrl() + "/userinfo");
        }
        return description;
    }

    private Map<String, Object> keys() {
        RSAPublicKey open = (RSAPublicKey) key.pair().getPublic();
        return Map.of(
                "keys",
                java.util.List.of(Map.of(
                        "kty",
                        "RSA",
                        "use",
                        "sig",
                        "alg",
                        "RS256",
                        "kid",
                        key.id(),
                        "n",
                        number(open.getModulus()),
                        "e",
                        number(open.getPublicExponent()))));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    /** A code is redeemed once, by the client that it was made for, with the verifier of its challenge. */
    private Answer token(Map<String, String> form, String authorization) {
        @Nullable Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        if (asked == null || !known(form, authorization) || !holds(form, asked)) {
            return Answer.json(400, "{\"error\":\"invalid_grant\"}");
        }
        Map<String, Object> claims = new HashMap<>(person);
        long now = Instant.now().getEpochSecond();
        if (sparing) {
            claims.keySet().removeIf(name -> name.startsWith("email"));
        }
        claims.put("iss", baseUrl());
        claims.put("aud", CLIENT);
        claims.put("iat", now);
        claims.put("exp", now + LIFE_SECONDS);
        claims.put("nonce", asked.getOrDefault("nonce", ""));
        @Nullable Instant at = signedIn;
        if (at != null && asked.containsKey("max_age") && !likeGoogle) {
            claims.put("auth_time", at.getEpochSecond());
        }
        String token = forge.apply(signed(tamper.apply(claims)));
        return Answer.json(
                200,
                json.writeValueAsString(Map.of(
                        "id_token",
                        token,
                        "access_token",
                        ACCESS,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        LIFE_SECONDS)));
    }

    private boolean known(Map<String, String> form, String authorization) {
        String basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.US_ASCII));
        return sparing
                ? authorization.equals("Basic " + basic) && !form.containsKey("client_secret")
                : SECRET.equals(form.get("client_secret"));
    }

    private static boolean holds(Map<String, String> form, Map<String, String> asked) {
        return CLIENT.equals(form.get("client_id"))
                && Objects.equals(asked.get("redirect_uri"), form.get("redirect_uri"))
                && Objects.equals(asked.get("code_challenge"), challenge(form.getOrDefault("code_verifier", "")));
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String signed(Map<String, Object> claims) {
        String head = part(Map.of("alg", "RS256", "kid", key.id(), "typ", "JWT"));
        String text = head + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.pair().getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String part(Map<String, ?> values) {
        return BASE64.encodeToString(json.writeValueAsString(values).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new HashMap<>();
        Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> fields.put(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : ""));
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
