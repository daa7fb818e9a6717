package org.leadnest.accounts.passkeys;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A device with one passkey (WebAuthn level 3; ES256, attestation "none"): it signs what a browser under {@link #origin}
 * would hand to it. Its person is checked unless {@link #checksItsPerson} says no.
 */
public final class SoftAuthenticator {
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int WITH_KEY = 0x40;
    private static final int COORDINATE = 32;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    String origin = "http://localhost:8080";
    String host = "localhost";
    boolean checksItsPerson = true;
    int counter;

    private final byte[] id = new byte[16];
    private final KeyPair keys;
    private @Nullable String userHandle;

    public SoftAuthenticator() throws GeneralSecurityException {
        new SecureRandom().nextBytes(id);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
    }

    /** The answer to creation options, as the page sends it. */
    public String create(String options) throws GeneralSecurityException {
        JsonNode asked = JsonMapper.shared().readTree(options);
        userHandle = asked.get("user").get("id").asString();
        ByteArrayOutputStream attestation = new ByteArrayOutputStream();
        attestation.write(0xA3); // a map of three
        text(attestation, "fmt");
        text(attestation, "none");
        text(attestation, "attStmt");
        attestation.write(0xA0);
        text(attestation, "authData");
        byteString(attestation, data(WITH_KEY, attested()));
        return answer("""
                "attestationObject":"%s","clientDataJSON":"%s","transports":["internal"]""".formatted(
                TEXT.encodeToString(attestation.toByteArray()), TEXT.encodeToString(client("webauthn.create", asked))));
    }

    /** The answer to request options, as the page sends it. */
    public String get(String options) throws GeneralSecurityException {
        JsonNode asked = JsonMapper.shared().readTree(options);
        counter++;
        byte[] data = data(0, new byte[0]);
        byte[] client = client("webauthn.get", asked);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(MessageDigest.getInstance("SHA-256").digest(client));
        return answer("""
                "authenticatorData":"%s","clientDataJSON":"%s","signature":"%s","userHandle":"%s\"""".formatted(
                        TEXT.encodeToString(data),
                        TEXT.encodeToString(client),
                        TEXT.encodeToString(signature.sign()),
                        Objects.requireNonNull(userHandle)));
    }

    private String answer(String response) {
        String name = TEXT.encodeToString(id);
        return "{\"id\":\"" + name + "\",\"rawId\":\"" + name
                + "\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{" + response + "}}";
    }

    private byte[] client(String type, JsonNode asked) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\""
                        + asked.get("challenge").asString() + "\",\"origin\":\"" + origin + "\",\"crossOrigin\":false}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Authenticator data: hash of the host, flags, counter, and the key at its making (section 6.1). */
    private byte[] data(int flags, byte[] attested) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(host.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(hash.length + 5 + attested.length)
                .put(hash)
                .put((byte) (PRESENT | flags | (checksItsPerson ? VERIFIED : 0)))
                .putInt(counter)
                .put(attested)
                .array();
    }

    /** Kind of device (unknown), id and public key; the key as a COSE map (RFC 9053, section 7.1). */
    private byte[] attested() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        cose.writeBytes(new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
        byteString(cose, coordinate(key.getW().getAffineX()));
        cose.write(0x22);
        byteString(cose, coordinate(key.getW().getAffineY()));
        return ByteBuffer.allocate(18 + id.length + cose.size())
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(cose.toByteArray())
                .array();
    }

    private static byte[] coordinate(java.math.BigInteger number) {
        byte[] magnitude = number.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int kept = Math.min(COORDINATE, magnitude.length);
        System.arraycopy(magnitude, magnitude.length - kept, fixed, COORDINATE - kept, kept);
        return fixed;
    }

    private static void text(ByteArrayOutputStream to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        to.write(0x60 | bytes.length);
        to.writeBytes(bytes);
    }

    private static void byteString(ByteArrayOutputStream to, byte[] bytes) {
        to.write(0x58);
        to.write(bytes.length);
        to.writeBytes(bytes);
    }
}
