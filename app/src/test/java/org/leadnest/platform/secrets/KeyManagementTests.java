package org.leadnest.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.platform.outbound.OutboundHttp;

/** A key that lies in AWS KMS opens what it sealed; a local peer checks the signature as AWS describes it. */
class KeyManagementTests {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BLOB = "sealed by a key of ours".getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/(\\d{8})/us-east-1/kms/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

    @TempDir
    Path folder;

    private HttpServer peer;
    private int refused;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", SECRET);
        peer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        peer.createContext("/", this::answer);
        peer.start();
    }

    @AfterEach
    void stop() {
        peer.stop(0);
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void aKeyThatKmsSealedIsTheSameAsTheKeyItself() throws IOException {
        Path file = Files.writeString(
                folder.resolve("kek"), "kms:us-east-1:" + Base64.getEncoder().encodeToString(BLOB) + "\n");
        byte[] sealed = new Secrets(ring("", file.toString())).seal("a carrier's token", "here");
        String plain = Base64.getEncoder().encodeToString(KEY);
        assertThat(new Secrets(ring(plain, "")).open(sealed, "here")).isEqualTo("a carrier's token");
        assertThat(refused).isZero();
    }

    @Test
    void anotherBlobAndOtherCredentialsOpenNothing() {
        String other = "kms:us-east-1:" + Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});
        assertThatThrownBy(() -> ring(other, ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not decrypt");
        System.setProperty("aws.secretAccessKey", "another secret");
        assertThatThrownBy(() -> ring("kms:us-east-1:" + Base64.getEncoder().encodeToString(BLOB), ""))
                .isInstanceOf(IllegalStateException.class);
        assertThat(refused).isEqualTo(2);
    }

    private KeyRing ring(String kek, String kekFile) {
        KeyManagement kms = new KeyManagement(
                OutboundHttp.beside(true),
                "http://127.0.0.1:" + peer.getAddress().getPort());
        DerivedKeys derived = DerivedKeys.of("", "", "", "", folder);
        return new KeyRing(derived, kms, kek, kekFile, "", "");
    }

    private void answer(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        String wanted = "{\"CiphertextBlob\":\"" + Base64.getEncoder().encodeToString(BLOB) + "\"}";
        boolean right = new String(body, StandardCharsets.US_ASCII).equals(wanted)
                && "TrentService.Decrypt".equals(call.getRequestHeaders().getFirst("X-Amz-Target"))
                && signed(call, body);
        refused += right ? 0 : 1;
        byte[] answer = (right
                        ? "{\"KeyId\":\"k\",\"Plaintext\":\""
                                + Base64.getEncoder().encodeToString(KEY) + "\"}"
                        : "{\"__type\":\"InvalidCiphertextException\"}")
                .getBytes(StandardCharsets.US_ASCII);
        call.sendResponseHeaders(right ? 200 : 400, answer.length);
        call.getResponseBody().write(answer);
        call.close();
    }

    /** AWS General Reference, "Create a signed AWS API request". */
    private static boolean signed(HttpExchange call, byte[] body) {
        Matcher given =
                AUTHORIZATION.matcher(String.valueOf(call.getRequestHeaders().getFirst("Authorization")));
        if (!given.matches()) {
            return false;
        }
        String headers = Arrays.stream(given.group(2).split(";"))
                .map(name ->
                        name + ":" + call.getRequestHeaders().getFirst(name).strip() + "\n")
                .collect(Collectors.joining());
        String canonical = "POST\n/\n\n" + headers + "\n" + given.group(2) + "\n" + hex(sha256(body));
        String scope = given.group(1) + "/us-east-1/kms/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + call.getRequestHeaders().getFirst("X-Amz-Date") + "\n" + scope + "\n"
                + hex(sha256(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        return given.group(2).contains("x-amz-target") && hex(hmac(key, toSign)).equals(given.group(3));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
