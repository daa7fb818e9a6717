package org.leadnest.accounts.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What browsers tell about what they did not load. */
@LeadNestTest
class BrowserReportTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private BrowserReports reports;

    private final String host = UUID.randomUUID() + ".example";

    @Test
    void bothShapesAreCountedWithoutAWordAboutWhoItWas() {
        String old = """
                {"csp-report":{"document-uri":"https://app.example.com/my/s3cr3t?name=Ida","violated-directive":"script-src 'self'",
                 "blocked-uri":"https://%s/path/ida@example.com?x=1"}}""".formatted(host);
        String fresh = """
                [{"type":"csp-violation","url":"https://app.example.com/","user_agent":"Ida's browser","body":{
                  "documentURL":"https://app.example.com/app/leads/0198c2f0-0000-7000-8000-000000000000",
                  "effectiveDirective":"img-src","blockedURL":"https://%1$s:8443/p.png"}},
                 {"type":"deprecation","body":{"id":"x"}},
                 {"type":"csp-violation","body":{"documentURL":"https://app.example.com/app/leads","effectiveDirective":"img-src",
                  "blockedURL":"https://%1$s:8443/other.png"}}]""".formatted(host);
        assertThat(send(old, "application/csp-report", "192.0.2.1")).hasStatus(204);
        assertThat(send(fresh, "application/reports+json", "192.0.2.1")).hasStatus(204);
        List<BrowserReports.Line> lines = reports.all().stream()
                .filter(line -> line.blocked().contains(host))
                .toList();
        assertThat(lines)
                .extracting(line -> line.page() + " " + line.directive() + " " + line.blocked() + " " + line.seen())
                .containsExactly(
                        "/app/leads img-src https://" + host + ":8443 2", "/my script-src https://" + host + " 1");
    }

    @Test
    void whatIsNoReportIsRefusedOrPassedOver() {
        int before = reports.all().size();
        assertThat(send("not json", "application/csp-report", "192.0.2.2")).hasStatus(400);
        assertThat(send("{}", "text/plain", "192.0.2.2")).hasStatus(415);
        assertThat(send("{\"csp-report\":{\"violated-directive\":\"<b>\"}}", "application/csp-report", "192.0.2.2"))
                .hasStatus(204);
        assertThat(send("\"" + "x".repeat(40_000) + "\"", "application/csp-report", "192.0.2.2"))
                .hasStatus(413);
        assertThat(reports.all()).hasSize(before);
    }

    @Test
    void aFloodFromOneNetworkIsTurnedAway() {
        int taken = 0;
        int status = 204;
        while (status == 204 && taken < 100) {
            status = send("{}", "application/csp-report", "2001:db8:7:7::" + (taken + 1))
                    .getResponse()
                    .getStatus();
            taken++;
        }
        assertThat(status).isEqualTo(429);
        assertThat(taken).isBetween(60, 63);
    }

    private MvcTestResult send(String body, String type, String address) {
        return mvc.post()
                .uri("/browser-reports")
                .contentType(type)
                .content(body)
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }
}
