package org.leadnest.accounts.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.RecordingPostman;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.platform.web.DeploymentProperties;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.OsvPeer;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** What is in the jar is asked about once a day, and operators hear of what should have been mended. */
@LeadNestTest
@Import(RecordingPostman.Delivery.class)
class ComponentsTests {
    private static final String SPRING = "pkg:maven/org.springframework/spring-core@7.0.1";
    private static final String DRIVER = "pkg:maven/org.postgresql/postgresql@42.7.8";
    private static final String BILL = """
            {"bomFormat": "CycloneDX", "components": [
              {"name": "spring-core", "purl": "%s?type=jar"},
              {"name": "postgresql", "purl": "%s?type=jar"},
              {"name": "cadence", "purl": "pkg:maven/org.leadnest/cadence@1?type=jar"}]}
            """.formatted(SPRING, DRIVER);

    private final OsvPeer osv = new OsvPeer();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private RecordingPostman postman;

    @Autowired
    private Weaknesses weaknesses;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    private Actor operator;

    @BeforeEach
    void enter() {
        jdbc.sql("delete from accounts.component_weaknesses").update();
        jdbc.sql("delete from accounts.component_checks").update();
        operator = cast.enter().grace();
        cast.secure(operator);
        jdbc.sql("insert into accounts.operators (user_id, made_at) values (:user, now())")
                .param("user", operator.userUuid())
                .update();
    }

    @AfterEach
    void close() {
        osv.close();
    }

    @Test
    void thePageShowsWhatIsKnownWithItsDayAndDeadline() throws Exception {
        Instant now = clock.instant();
        osv.weakness("GHSA-1", SPRING, "CRITICAL", now.minus(Duration.ofDays(2)));
        osv.weakness("GHSA-2", SPRING, "HIGH", now.minus(Duration.ofDays(31)));
        osv.weakness("GHSA-3", DRIVER, "MODERATE", now.minus(Duration.ofDays(31)));
        osv.weakness("GHSA-4", DRIVER, "", now.minus(Duration.ofDays(29)));
        osv.weakness("GHSA-5", DRIVER, "HIGH", now);
        osv.withdraw("GHSA-5", now);
        assertThat(page().text()).contains("Nothing is known yet");
        asking(BILL).run();
        assertThat(page().select("tbody tr").eachText())
                .hasSize(4)
                .satisfiesExactly(
                        late -> assertThat(late).contains("GHSA-2", SPRING, "High", "Late"),
                        unrated -> assertThat(unrated)
                                .contains("GHSA-4", "not rated")
                                .doesNotContain("Late"),
                        critical -> assertThat(critical)
                                .contains("GHSA-1", "Critical")
                                .doesNotContain("Late"),
                        other -> assertThat(other)
                                .contains("GHSA-3", "Medium or low")
                                .doesNotContain("Late"));
        assertThat(page().text()).contains("2 components");
    }

    @Test
    void nothingButPackageUrlsLeaves() {
        osv.weakness("GHSA-1", SPRING, "HIGH", clock.instant());
        asking(BILL).run();
        assertThat(osv.ledger())
                .extracting(one -> one.call().method() + " " + one.call().path() + " "
                        + one.call().body())
                .containsExactly(
                        "POST /v1/querybatch {\"queries\":[{\"package\":{\"purl\":\"" + DRIVER
                                + "\"}},{\"package\":{\"purl\":\"" + SPRING + "\"}}]}",
                        "GET /v1/vulns/GHSA-1 ");
    }

    @Test
    void operatorsAreMailedOnceWhenOneIsLate() {
        osv.weakness("GHSA-1", SPRING, "CRITICAL", clock.instant().minus(Duration.ofDays(6)));
        asking(BILL).run();
        assertThat(mailed()).isEmpty();
        clock.advance(Duration.ofDays(2));
        asking(BILL).run();
        assertThat(mailed()).singleElement().asString().contains("GHSA-1: " + SPRING);
        asking(BILL).run();
        assertThat(mailed()).hasSize(1);
    }

    @Test
    void oneThatIsMendedGoesAndAFailureKeepsTheRest() throws Exception {
        osv.weakness("GHSA-1", SPRING, "HIGH", clock.instant());
        osv.weakness("GHSA-2", DRIVER, "HIGH", clock.instant());
        asking(BILL).run();
        osv.failWith(Faults.at(1, Faults.Kind.BEFORE_EFFECT));
        asking(BILL).run();
        assertThat(page().select("tbody tr")).hasSize(2);
        assertThat(page().text()).contains("The last asking failed");
        asking(BILL.replace("spring-core@7.0.1", "spring-core@7.0.2")).run();
        assertThat(page().select("tbody tr").eachText())
                .singleElement()
                .asString()
                .contains("GHSA-2");
        assertThat(page().text()).doesNotContain("The last asking failed");
    }

    @Test
    void aBuildWithoutABillSaysSo() throws Exception {
        new AskOsv(
                        new BillOfMaterials(new Absent(), json),
                        source(),
                        weaknesses,
                        "true",
                        place(DeploymentProperties.Mode.PRODUCTION))
                .run();
        assertThat(page().text()).contains("This build holds no bill of materials");
        assertThat(osv.calls()).isZero();
    }

    @Test
    void isAskedInProductionOrWhereThePropertySaysSo() {
        assertThat(watching("", DeploymentProperties.Mode.PRODUCTION)).isTrue();
        assertThat(watching("", DeploymentProperties.Mode.DEVELOPMENT)).isFalse();
        assertThat(watching("true", DeploymentProperties.Mode.DEVELOPMENT)).isTrue();
        assertThat(watching("false", DeploymentProperties.Mode.PRODUCTION)).isFalse();
    }

    private static final class Absent extends ByteArrayResource {
        Absent() {
            super(new byte[0]);
        }

        @Override
        public boolean exists() {
            return false;
        }
    }

    private boolean watching(String watch, DeploymentProperties.Mode mode) {
        return new AskOsv(bill(BILL), source(), weaknesses, watch, place(mode)).watches();
    }

    private AskOsv asking(String bill) {
        return new AskOsv(bill(bill), source(), weaknesses, "true", place(DeploymentProperties.Mode.PRODUCTION));
    }

    private BillOfMaterials bill(String text) {
        return new BillOfMaterials(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)), json);
    }

    private Osv source() {
        return new Osv(osv.baseUrl(), OutboundHttp.beside(true), json);
    }

    private static DeploymentProperties place(DeploymentProperties.Mode mode) {
        return new DeploymentProperties(mode, Path.of("data"), null, false);
    }

    private List<String> mailed() {
        return postman.to(accounts.user(operator.user()).email()).stream()
                .filter(letter -> letter.kind().equals("components"))
                .map(letter -> letter.words().english().text())
                .toList();
    }

    private Document page() throws Exception {
        return Jsoup.parse(mvc.get()
                .uri("/ops/components")
                .with(SignedIn.as(operator))
                .exchange()
                .getResponse()
                .getContentAsString());
    }
}
