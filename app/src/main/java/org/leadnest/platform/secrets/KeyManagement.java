package org.leadnest.platform.secrets;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.leadnest.platform.outbound.OutboundHttp;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has AWS KMS decrypt a key, once when the service starts: {@code TrentService.Decrypt} (AWS KMS API Reference), signed by
 * Signature Version 4 with the credentials that the AWS SDK finds (environment, profile, role of the machine).
 */
@Component
class KeyManagement {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final OutboundHttp http;
    private final String endpoint;

    /** @param endpoint in place of AWS's own for the region; empty for that */
    KeyManagement(OutboundHttp http, @Value("${leadnest.secrets.kms.endpoint:}") String endpoint) {
        this.http = http;
        this.endpoint = endpoint;
    }

    /** @param sealed KMS's {@code CiphertextBlob}, which names its key */
    byte[] decrypt(String region, byte[] sealed) {
        String base = endpoint.isBlank() ? "https://kms." + region + ".amazonaws.com" : endpoint;
        byte[] body = ("{\"CiphertextBlob\":\"" + Base64.getEncoder().encodeToString(sealed) + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] answer = http.client(base, ANSWER)
                    .post()
                    .uri("/")
                    .headers(headers -> signed(base, region, body).request().forEachHeader((name, values) -> {
                        if (!name.equalsIgnoreCase(HttpHeaders.HOST)) {
                            headers.addAll(name, values);
                        }
                    }))
                    .body(body)
                    .retrieve()
                    .body(byte[].class);
            Map<?, ?> read = JsonMapper.shared().readValue(answer == null ? new byte[0] : answer, Map.class);
            return Base64.getDecoder().decode(String.valueOf(read.get("Plaintext")));
        } catch (RestClientException | IllegalArgumentException | tools.jackson.core.JacksonException refused) {
            throw new IllegalStateException("AWS KMS at " + base + " did not decrypt the key", refused);
        }
    }

    private static SignedRequest signed(String base, String region, byte[] body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(base + "/"))
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", "TrentService.Decrypt")
                .build();
        try (DefaultCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build()) {
            return AwsV4HttpSigner.create()
                    .sign(sign -> sign.identity(credentials.resolveCredentials())
                            .request(request)
                            .payload(ContentStreamProvider.fromByteArray(body))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "kms")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        }
    }
}
