package org.leadnest.accounts.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.signin.Throttle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /browser-reports}: where the content security policy tells browsers to report. */
@RestController
@Open
class BrowserReportDoor {
    private static final int LONGEST_BYTES = 32 * 1024;
    private static final int MOST_AT_ONCE = 20;

    private final BrowserReports reports;
    private final Throttle throttle;
    private final JsonMapper json;

    BrowserReportDoor(BrowserReports reports, Throttle throttle, JsonMapper json) {
        this.reports = reports;
        this.throttle = throttle;
        this.json = json;
    }

    @PostMapping(
            value = "/browser-reports",
            consumes = {"application/csp-report", "application/reports+json", "application/json"})
    ResponseEntity<Void> take(HttpServletRequest request) throws IOException {
        String address = request.getRemoteAddr();
        Optional<Duration> pause = throttle.pause(Throttle.Door.REPORT, "", address);
        if (pause.isPresent()) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(Math.max(1, pause.get().toSeconds())))
                    .build();
        }
        throttle.failed(Throttle.Door.REPORT, "", address);
        byte[] body = request.getInputStream().readNBytes(LONGEST_BYTES + 1);
        if (body.length > LONGEST_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        try {
            JsonNode read = json.readTree(body);
            Stream<JsonNode> each = read.isArray() ? StreamSupport.stream(read.spliterator(), false) : Stream.of(read);
            each.limit(MOST_AT_ONCE)
                    .flatMap(one -> BrowserReport.of(one).stream())
                    .forEach(reports::count);
            return ResponseEntity.noContent().build();
        } catch (JacksonException unreadable) {
            return ResponseEntity.badRequest().build();
        }
    }
}
