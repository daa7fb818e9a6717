package org.leadnest.messaging.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.carriers.CarrierProperties;
import org.leadnest.platform.outbound.OutboundHttp;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Reads files of texts from Twilio: the Media resource (2010-04-01), with the credentials of the Twilio account that the
 * address names, answers with a redirect to where the file lies, which is followed to Twilio's own hosts alone and without
 * credentials. Thread-safe.
 */
@Component
class TwilioMedia {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final String API = "https://api.twilio.com";
    private static final Pattern RESOURCE =
            Pattern.compile("/2010-04-01/Accounts/(AC[0-9a-fA-F]{32})/Messages/[A-Za-z0-9]+/Media/[A-Za-z0-9]+");
    /** Where Twilio keeps files: https://www.twilio.com/docs/messaging/api/media-resource, "Fetch a Media resource". */
    private static final List<String> FILE_HOSTS = List.of("mms.twiliocdn.com", "media.twiliocdn.com");

    private static final String BUCKET = "https://s3-external-1.amazonaws.com/media.twiliocdn.com/";
    private static final int REDIRECTS = 3;

    private final DoorKeys keys;
    private final RestClient http;
    private final List<String> origins;

    TwilioMedia(DoorKeys keys, CarrierProperties properties, OutboundHttp outbound) {
        this.keys = keys;
        String base = properties.sms().twilio().baseUrl();
        this.http = outbound.client(base, ANSWER);
        this.origins =
                Stream.of(API, base).map(URI::create).map(TwilioMedia::origin).toList();
    }

    sealed interface Fetched {
        /** @param bytes the size of the whole; more than {@code content} where it is over the limit */
        record File(byte[] content, long bytes) implements Fetched {}

        /** For good. */
        record Refused(String why) implements Fetched {}

        /** It may be there later. */
        record Later(String why) implements Fetched {}
    }

    Fetched fetch(AccountId account, String address) {
        Optional<URI> asked = uri(address).filter(this::ofTwilio);
        Matcher resource = RESOURCE.matcher(asked.map(URI::getRawPath).orElse(""));
        if (asked.isEmpty() || !resource.matches() || asked.get().getRawQuery() != null) {
            return new Fetched.Refused("it does not lie at Twilio");
        }
        String sid = resource.group(1);
        return keys.twilioToken(account, sid)
                .map(token -> follow(asked.get(), new Login(sid, token), REDIRECTS))
                .orElseGet(() -> new Fetched.Refused("it is of a Twilio account whose credentials are not known here"));
    }

    private record Login(String sid, String token) {}

    private Fetched follow(URI address, @Nullable Login login, int redirects) {
        Answer answer;
        try {
            answer = http.get()
                    .uri(address)
                    .headers(headers -> {
                        if (login != null) {
                            headers.setBasicAuth(login.sid(), login.token());
                        }
                    })
                    .exchange((sent, received) -> answer(received));
        } catch (RestClientException unreachable) {
            return new Fetched.Later("Twilio could not be reached");
        }
        return switch (answer) {
            case Answer.Said(Fetched fetched) -> fetched;
            case Answer.Elsewhere(String place) -> {
                Optional<URI> next = uri(place).map(address::resolve).filter(this::mayHold);
                yield next.isEmpty() || redirects == 0
                        ? new Fetched.Refused("Twilio points to a place that is not its own")
                        : follow(next.get(), null, redirects - 1);
            }
        };
    }

    private sealed interface Answer {
        record Said(Fetched fetched) implements Answer {}

        record Elsewhere(String place) implements Answer {}
    }

    private static Answer answer(ClientHttpResponse received) throws IOException {
        HttpStatusCode status = received.getStatusCode();
        if (status.is3xxRedirection()) {
            return new Answer.Elsewhere(
                    Optional.ofNullable(received.getHeaders().getFirst("Location"))
                            .orElse(""));
        }
        return new Answer.Said(status.is2xxSuccessful() ? read(received.getBody()) : refused(status.value()));
    }

    private static Fetched read(InputStream body) throws IOException {
        byte[] content = body.readNBytes((int) Attachments.MOST_BYTES + 1);
        return content.length <= Attachments.MOST_BYTES
                ? new Fetched.File(content, content.length)
                : new Fetched.File(new byte[0], content.length + body.transferTo(OutputStream.nullOutputStream()));
    }

    private static Fetched refused(int status) {
        return switch (status) {
            case 401, 403 -> new Fetched.Refused("Twilio refuses the credentials (" + status + ")");
            case 404, 410 -> new Fetched.Refused("Twilio does not have it any more");
            case 408, 429 -> new Fetched.Later("Twilio is busy (" + status + ")");
            default ->
                status >= 500
                        ? new Fetched.Later("Twilio failed (" + status + ")")
                        : new Fetched.Refused("Twilio refused it (" + status + ")");
        };
    }

    private boolean ofTwilio(URI address) {
        return address.getUserInfo() == null && origins.contains(origin(address));
    }

    private boolean mayHold(URI place) {
        return ofTwilio(place)
                || place.getUserInfo() == null
                        && FILE_HOSTS.stream().anyMatch(host -> origin(place).equals("https://" + host))
                || place.toString().startsWith(BUCKET) && !place.getRawPath().contains("..");
    }

    /** Scheme, host and port, the usual port left out. */
    private static String origin(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean usual = address.getPort() < 0 || scheme.equals("https") && address.getPort() == 443;
        return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT)
                + (usual ? "" : ":" + address.getPort());
    }

    private static Optional<URI> uri(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(new URI(text.strip()));
        } catch (java.net.URISyntaxException none) {
            return Optional.empty();
        }
    }
}
