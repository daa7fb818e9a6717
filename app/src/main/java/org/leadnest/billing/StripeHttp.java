package org.leadnest.billing;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Lets stripe-java call through the service's one way out. */
final class StripeHttp extends HttpClient {
    private final RestClient http;

    StripeHttp(RestClient http) {
        this.http = http;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws StripeException {
        try {
            RestClient.RequestBodySpec call = http.method(
                            HttpMethod.valueOf(request.method().name()))
                    .uri(request.url().toURI())
                    .headers(headers -> request.headers().map().forEach(headers::addAll));
            HttpContent content = request.content();
            if (content != null) {
                call.contentType(MediaType.parseMediaType(content.contentType()))
                        .body(content.byteArrayContent());
            }
            return call.exchangeForRequiredValue((sent, answer) -> {
                Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                answer.getHeaders().forEach(headers::put);
                String body = new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8);
                return new StripeResponse(answer.getStatusCode().value(), HttpHeaders.of(headers), body);
            });
        } catch (ResourceAccessException unreachable) {
            throw new ApiConnectionException("Stripe cannot be reached", unreachable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("stripe-java asked for a malformed address", impossible);
        }
    }
}
