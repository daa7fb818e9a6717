package org.leadnest.analytics.usage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.places.Places;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.Erasure;
import org.leadnest.privacy.PersonalData;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.PlaceFile;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@LeadNestTest
class UsageTests {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String YES = "2026-11-30-own.p0.a1.0197b1a2-0000-7000-8000-000000000001";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private UsageQueue queue;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Cast cast;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private List<PersonalData> modules;

    @Autowired
    private TransactionTemplate transactions;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        registry.add(
                "leadnest.usage.places",
                () -> PlaceFile.write(new int[] {203, 0, 113}, "United States", "Tampa")
                        .toString());
        registry.add("leadnest.operators", () -> "op@leadnest.example");
    }

    @BeforeEach
    void nothingCounted() {
        queue.flush();
        jdbc.sql("delete from analytics.usage_events").update();
    }

    @Test
    void aVisitorWhoHasNotAgreedIsNotCountedAndGetsNoNumber() {
        MvcTestResult page = mvc.get().uri("/pricing").exchange();
        assertThat(page.getResponse().getHeaders("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("usage="));
        assertThat(mvc.get().uri("/pricing").cookie(consent()).header("Sec-GPC", "1"))
                .hasStatusOk();
        assertThat(rows()).isEmpty();
    }

    @Test
    void aVisitorWhoAgreedIsCountedWithPageSiteBrowserAndCity() throws Exception {
        MvcTestResult page = mvc.get()
                .uri("/pricing")
                .cookie(consent())
                .header("User-Agent", FIREFOX)
                .header("Referer", "https://news.example/article?reader=ida@example.com")
                .with(from("203.0.113.77"))
                .exchange();

        Cookie cookie = Objects.requireNonNull(page.getResponse().getCookie("usage"));
        String device = cookie.getValue();
        assertThat(cookie.getMaxAge()).isEqualTo(30 * 24 * 3600);
        assertThat(page.getResponse().getContentAsString()).contains("js/usage.js");
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("kind", "PAGE")
                    .containsEntry("route", "/pricing")
                    .containsEntry("feature", "site")
                    .containsEntry("referrer", "https://news.example")
                    .containsEntry("browser", "Firefox")
                    .containsEntry("system", "Linux")
                    .containsEntry("country", "United States")
                    .containsEntry("city", "Tampa")
                    .containsEntry("device_id", UUID.fromString(device));
            assertThat(row.toString()).doesNotContain("203.0.113", "ida@");
        });
    }

    @Test
    void anAddressIsShortenedBeforeItIsLookedUp() throws Exception {
        assertThat(Places.shortened(InetAddress.getByName("203.0.113.77")).getHostAddress())
                .isEqualTo("203.0.113.0");
        assertThat(Places.shortened(InetAddress.getByName("2001:db8:1:2:3:4:5:6"))
                        .getHostAddress())
                .isEqualTo("2001:db8:1:0:0:0:0:0");
    }

    @Test
    void aNoInTheSettingsTakesTheNumberAwayAndGivesNoNewOne() {
        Cast.Players players = cast.enter();
        assertThat(set(mvc.get()
                        .uri("/app/leads")
                        .cookie(consent())
                        .with(SignedIn.as(players.maya()))
                        .exchange()))
                .as("a yes gives a number")
                .anyMatch(cookie -> cookie.startsWith("usage=") && !cookie.startsWith("usage=;"));
        MvcTestResult no = mvc.post()
                .uri("/app/settings/privacy")
                .cookie(consent(), new Cookie("usage", UUID.randomUUID().toString()))
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(set(no)).as("the answer to the no deletes it").anyMatch(cookie -> cookie.startsWith("usage=;"));
        assertThat(set(mvc.get()
                        .uri("/app/leads")
                        .cookie(consent())
                        .with(SignedIn.as(players.maya()))
                        .exchange()))
                .noneMatch(cookie -> cookie.startsWith("usage="));
        assertThat(set(mvc.get()
                        .uri("/app/leads")
                        .cookie(consent(), new Cookie("usage", UUID.randomUUID().toString()))
                        .with(SignedIn.as(players.maya()))
                        .exchange()))
                .as("in another browser, too")
                .anyMatch(cookie -> cookie.startsWith("usage=;"));

        mvc.post()
                .uri("/app/settings/privacy")
                .param("allow", "USAGE", "RESTRICTION")
                .cookie(consent())
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(set(mvc.get()
                        .uri("/app/leads")
                        .cookie(consent())
                        .with(SignedIn.as(players.maya()))
                        .exchange()))
                .as("a yes holds again")
                .anyMatch(cookie -> cookie.startsWith("usage=") && !cookie.startsWith("usage=;"));
    }

    private static List<String> set(MvcTestResult answer) {
        return answer.getResponse().getHeaders("Set-Cookie");
    }

    @Test
    void whoIsSignedInWithoutConsentIsCountedByPatternAndAccountAlone() {
        Cast.Players players = cast.enter();
        assertThat(mvc.get()
                        .uri("/app/leads")
                        .with(SignedIn.as(players.grace()))
                        .header("User-Agent", FIREFOX))
                .hasStatusOk();
        assertThat(mvc.post()
                        .uri("/app/leads/lists")
                        .param("name", "Mine")
                        .param("list", "stage=New")
                        .with(SignedIn.as(players.grace())))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/app/leads/" + UUID.randomUUID()).with(SignedIn.as(players.grace())))
                .hasStatus(404);

        assertThat(rows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("customer_id", players.harbor().value())
                        .containsEntry("device_id", null)
                        .containsEntry("browser", null));
        assertThat(rows())
                .extracting(row -> row.get("kind") + " " + row.get("route"))
                .containsExactlyInAnyOrder("PAGE /app/leads", "ACT /app/leads/lists");
    }

    @Test
    void whoRefusedOrSendsTheSignalIsNotCountedEvenSignedIn() {
        Cast.Players players = cast.enter();
        assertThat(mvc.get()
                        .uri("/app/leads")
                        .cookie(new Cookie("consent", YES.replace(".a1.", ".a0.")))
                        .with(SignedIn.as(players.grace())))
                .hasStatusOk();
        assertThat(mvc.get().uri("/app/leads").header("Sec-GPC", "1").with(SignedIn.as(players.grace())))
                .hasStatusOk();
        assertThat(mvc.get()
                        .uri("/app/leads")
                        .cookie(consent())
                        .header("Sec-GPC", "1")
                        .with(SignedIn.as(players.grace())))
                .hasStatusOk();
        assertThat(rows()).isEmpty();
    }

    @Test
    void aClickIsCountedByNameAndOnlyWithConsent() {
        assertThat(mvc.post().uri("/usage/clicks").param("name", "home-trial")).hasStatus(204);
        assertThat(rows()).isEmpty();
        assertThat(mvc.post().uri("/usage/clicks").param("name", "home-trial").cookie(consent()))
                .hasStatus(204);
        assertThat(mvc.post().uri("/usage/clicks").param("name", "Ida Ito").cookie(consent()))
                .hasStatus(400);
        assertThat(mvc.post()
                        .uri("/usage/clicks")
                        .param("name", "home-trial")
                        .cookie(consent())
                        .header("Sec-Fetch-Site", "cross-site"))
                .hasStatus(403);
        assertThat(rows()).extracting(row -> row.get("click")).containsExactly("home-trial");
    }

    @Test
    void figuresTellVisitsApartAfterHalfAnHour() {
        UUID device = UUID.randomUUID();
        Instant start = Instant.parse("2026-11-02T10:00:00Z");
        for (int minute : new int[] {0, 4, 10, 60, 62}) {
            event(start.plus(Duration.ofMinutes(minute)), device);
        }
        queue.flush();

        UsageFigures figures = jdbcFigures(start.minusSeconds(1));
        assertThat(figures.of(UsageFigures.Section.SUM))
                .extracting(line -> line.label() + " " + line.count())
                .contains("Pages 5", "Visits of those 2", "Seconds of a visit, median 360", "Browsers that agreed 1");
        assertThat(figures.of(UsageFigures.Section.PAGE)).containsExactly(new UsageFigures.Line("/pricing", 5, 100));
    }

    @Test
    void usageGoesAfterThirteenMonthsAndAnOldMonthAsAWhole() {
        Instant now = clock.instant();
        Instant old = now.minus(Duration.ofDays(500));
        event(old, UUID.randomUUID());
        event(now.minus(Duration.ofDays(397)), UUID.randomUUID());
        event(now.minus(Duration.ofDays(380)), UUID.randomUUID());
        event(now, UUID.randomUUID());
        queue.flush();
        assertThat(rows()).hasSize(4);

        run("analytics.usage-months");
        assertThat(rows()).hasSize(3);
        run("privacy.retention");
        assertThat(rows()).hasSize(2);
        assertThat(jdbc.sql("select count(*) from pg_inherits where inhparent = 'analytics.usage_events'::regclass")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(1);
    }

    @Test
    void usageOfAClosedAccountIsErased() {
        Cast.Players players = cast.enter();
        assertThat(mvc.get().uri("/app/leads").with(SignedIn.as(players.grace())))
                .hasStatusOk();
        assertThat(mvc.get().uri("/app/leads").with(SignedIn.as(players.pia()))).hasStatusOk();
        assertThat(rows()).hasSize(2);

        PersonalData data = modules.stream()
                .filter(one -> one.module().equals("analytics"))
                .findFirst()
                .orElseThrow();
        Tenancy.run(
                players.harbor(),
                () -> data.erase(new Erasure() {
                    @Override
                    public void tables(String schema) {}

                    @Override
                    public void slices(String table, String sql, Map<String, Object> parameters) {
                        transactions.executeWithoutResult(_ -> jdbc.sql(sql)
                                .param("account", players.harbor().value())
                                .param("slice", 100)
                                .update());
                    }
                }));
        assertThat(rows())
                .extracting(row -> row.get("customer_id"))
                .containsExactly(players.pine().value());
    }

    @Test
    void theOperatorSeesFiguresAndNobodyElse() throws Exception {
        Cast.Players players = cast.enter();
        jdbc.sql(
                        "update accounts.users set email = 'op@leadnest.example', email_key = 'op@leadnest.example' where id = ?")
                .param(players.tom().userUuid())
                .update();
        cast.secure(players.tom());
        event(clock.instant(), UUID.randomUUID());
        queue.flush();
        assertThat(mvc.get().uri("/ops/usage?days=7").with(SignedIn.as(players.tom())))
                .hasStatusOk()
                .bodyText()
                .contains("Browsers that agreed", "/pricing", "Firefox");
        assertThat(mvc.get().uri("/ops/usage").with(SignedIn.as(cast.enter().grace())))
                .hasStatus(404);
    }

    private void run(String job) {
        jobs.stream().filter(one -> one.name().equals(job)).forEach(RecurringJob::run);
    }

    private UsageFigures jdbcFigures(Instant since) {
        return jdbc.sql("select 1")
                .query((row, number) -> UsageFigures.read(row.getStatement().getConnection(), since))
                .single();
    }

    private void event(Instant at, UUID device) {
        queue.add(new UsageEvent(
                at,
                UsageEvent.Kind.PAGE,
                "/pricing",
                "site",
                null,
                null,
                null,
                new UsageEvent.Trace(device, null, "Firefox", "Linux", null, null)));
    }

    private List<Map<String, Object>> rows() {
        queue.flush();
        return jdbc.sql("select * from analytics.usage_events order by happened_at")
                .query()
                .listOfRows();
    }

    private static jakarta.servlet.http.Cookie consent() {
        return new jakarta.servlet.http.Cookie("consent", YES);
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
