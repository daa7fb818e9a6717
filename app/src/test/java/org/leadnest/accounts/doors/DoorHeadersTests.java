package org.leadnest.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What every answer tells the browser in production, and what signing out leaves there. */
@LeadNestTest
@TestPropertySource(
        properties = {
            "leadnest.mode=production",
            "leadnest.external-url=https://app.example.com",
            "leadnest.secrets.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "leadnest.tls.terminated-by-proxy=true"
        })
class DoorHeadersTests {
    private static final String PASSWORD = "seven quiet herons fly north";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void everyAnswerClosesTheBrowsersDoors() {
        for (String path : new String[] {"/", "/sign-in", "/app", "/api/v1/leads", "/nothing-is-here"}) {
            MockHttpServletResponse answer = mvc.get().uri(path).exchange().getResponse();
            assertThat(answer.getHeader("Strict-Transport-Security"))
                    .as(path)
                    .isEqualTo("max-age=63072000; includeSubDomains; preload");
            assertThat(answer.getHeader("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.getHeader("Referrer-Policy")).as(path).isNotBlank();
            assertThat(answer.getHeader("Cross-Origin-Opener-Policy")).as(path).isEqualTo("same-origin");
            assertThat(answer.getHeader("Cross-Origin-Resource-Policy"))
                    .as(path)
                    .isEqualTo("same-origin");
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .as(path)
                    .contains("report-uri /browser-reports", "report-to csp");
            assertThat(answer.getHeader("Reporting-Endpoints")).as(path).isEqualTo("csp=\"/browser-reports\"");
            assertThat(answer.getHeader("Permissions-Policy"))
                    .as(path)
                    .contains("camera=()", "geolocation=()", "microphone=()", "payment=()", "usb=()");
            assertThat(answer.getHeader("Access-Control-Allow-Origin")).as(path).isNull();
        }
    }

    @Test
    void whatIsPrivateIsNotKeptByTheBrowserNorItsSessionSeenByScripts() throws Exception {
        accounts.changePasswordHash(players.maya().user(), passwords.hash(PASSWORD));
        MvcTestResult door = mvc.get().uri("/sign-in").exchange();
        Cookie session = cookie(
                mvc.post()
                        .uri("/sign-in")
                        .param(
                                "email",
                                accounts.user(players.maya().user()).email().value())
                        .param("password", PASSWORD)
                        .param("_csrf", token(door))
                        .cookie(cookie(door, "__Host-csrf"))
                        .exchange(),
                "__Host-session");
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getSecure()).isTrue();
        assertThat(session.getAttribute("SameSite")).isEqualTo("Lax");
        for (String path : new String[] {"/app", "/app/leads", "/app/settings", "/app/settings/passkeys"}) {
            assertThat(mvc.get().uri(path).cookie(session).exchange())
                    .as(path)
                    .hasStatusOk()
                    .hasHeader("Cache-Control", "no-store");
        }
        MvcTestResult page = mvc.get().uri("/app").cookie(session).exchange();
        assertThat(mvc.post()
                        .uri("/sign-out")
                        .param("_csrf", token(page))
                        .cookie(session, cookie(page, "__Host-csrf"))
                        .exchange())
                .hasHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        assertThat(mvc.get().uri("/app").cookie(session).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
    }

    private static Cookie cookie(MvcTestResult result, String name) {
        return Objects.requireNonNull(result.getResponse().getCookie(name));
    }

    private static String token(MvcTestResult result) throws Exception {
        return Jsoup.parse(result.getResponse().getContentAsString())
                .expectFirst("input[name=_csrf]")
                .val();
    }

    @Test
    void pagesLeadFromPlainHttpAndProgramsAreRefusedThere() {
        assertThat(mvc.get()
                        .uri("/sign-in?next=/app")
                        .header("X-Forwarded-Proto", "http")
                        .exchange())
                .hasStatus(308)
                .hasHeader("Location", "https://app.example.com/sign-in?next=/app")
                .hasHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload");
        for (String path : new String[] {"/api/v1/leads", "/hooks/stripe"}) {
            assertThat(mvc.post()
                            .uri(path)
                            .header("X-Forwarded-Proto", "http, https")
                            .exchange())
                    .as(path)
                    .hasStatus(403)
                    .doesNotContainHeader("Location")
                    .bodyText()
                    .contains("expected a call by https");
        }
        assertThat(mvc.get()
                        .uri("/sign-in")
                        .header("X-Forwarded-Proto", "https")
                        .exchange())
                .hasStatusOk();
        assertThat(mvc.get()
                        .uri("/actuator/health")
                        .header("X-Forwarded-Proto", "http")
                        .exchange())
                .hasStatusOk();
    }

    /** Found or not: what stands behind a secret address, or says whose sign-in it is about, is in nobody's cache. */
    @Test
    void noCacheKeepsWhatIsBehindASecretAddress() {
        for (String path : new String[] {
            "/my/made-up",
            "/u/made-up",
            "/mail/made-up",
            "/support/made-up",
            "/calendar/made-up.ics",
            "/showing/made-up.ics",
            "/invitations/made-up",
            "/own-leads/made-up",
            "/reset-password?token=made-up",
            "/unlock?token=made-up",
            "/verify-email?token=made-up",
            "/email-address?token=made-up",
            "/sign-in/code",
            "/sign-up/sent",
            "/ops/erasures"
        }) {
            assertThat(mvc.get().uri(path).exchange()).as(path).hasHeader("Cache-Control", "no-store");
        }
    }

    @Test
    void searchEnginesStayOutsideOfWhatIsNotPublic() throws Exception {
        String robots = mvc.get().uri("/robots.txt").exchange().getResponse().getContentAsString();
        assertThat(robots)
                .startsWith("User-agent: *\n")
                .contains("Disallow: /app\n", "Disallow: /my/\n", "Disallow: /own-leads/\n");
        for (String path : new String[] {
            "/app", "/ops", "/my/made-up", "/u/made-up", "/mail/made-up", "/invitations/made-up", "/own-leads/made-up"
        }) {
            assertThat(mvc.get().uri(path).exchange().getResponse().getHeader("X-Robots-Tag"))
                    .as(path)
                    .isEqualTo("noindex, nofollow");
        }
        assertThat(mvc.get().uri("/").exchange().getResponse().getHeader("X-Robots-Tag"))
                .isNull();
    }

    @Test
    void whoFindsAWeaknessReadsWhereToWrite() throws Exception {
        String text = mvc.get()
                .uri("/.well-known/security.txt")
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(text.lines().toList())
                .contains(
                        "Contact: https://app.example.com/contact",
                        "Policy: https://app.example.com/security",
                        "Canonical: https://app.example.com/.well-known/security.txt");
        String expires = text.lines()
                .filter(line -> line.startsWith("Expires: "))
                .findFirst()
                .orElseThrow()
                .substring(9);
        assertThat(Instant.parse(expires))
                .isAfter(Instant.now())
                .isBefore(Instant.now().plusSeconds(366L * 86_400));
    }
}
