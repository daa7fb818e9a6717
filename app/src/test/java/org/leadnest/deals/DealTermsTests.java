package org.leadnest.deals;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.leads.Author;
import org.leadnest.leads.Task;
import org.leadnest.leads.Tasks;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Commission, key dates, parties, stages and forecast of deals, from the page and by API. */
@LeadNestTest
class DealTermsTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Tasks tasks;

    @Autowired
    private InstantSource clock;

    @Autowired
    private PipelineEditor editor;

    @Autowired
    private DealRecords records;

    @Autowired
    private TransactionTemplate transactions;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void theApiDividesACommissionToTheCent() throws Exception {
        String json = opened("""
                {"name":"18 Harbor Lane","value":333333.33,"commissionPercent":2.5,"referralPercent":25,
                 "referralTo":"Pine Homes","probability":60,
                 "splits":[{"kind":"AGENT","userId":"%s","percent":70},{"kind":"TEAM","name":"North team","percent":10},
                           {"kind":"BROKERAGE","flat":395}]}""".formatted(players.maya().user()));
        assertThat(json)
                .contains("\"gci\":8333.33")
                .contains("\"referralFee\":2083.33")
                .contains("\"agentNet\":4098.50")
                .contains("\"teamNet\":585.50")
                .contains("\"brokerageNet\":1566.00")
                .contains("\"probability\":60")
                .contains("\"name\":\"" + players.maya().name() + "\"");
    }

    @Test
    void whatIsNotSentStaysAndWhatIsTooMuchIsRefused() throws Exception {
        String id = id(opened("{\"name\":\"Pier 4\",\"value\":100000,\"commissionPercent\":3,"
                + "\"splits\":[{\"kind\":\"AGENT\",\"name\":\"Maya\",\"percent\":60}]}"));
        assertThat(body(patch(id, "{\"value\":200000}"))).contains("\"agentNet\":3600.00");
        MvcTestResult tooMuch = patch(
                id, "{\"splits\":[{\"kind\":\"AGENT\",\"percent\":60},{\"kind\":\"AGENT\",\"percent\":40.0001}]}");
        assertThat(tooMuch).hasStatus(400);
        assertThat(body(tooMuch)).contains("expected percentages of at most 100 together");
        assertThat(patch(id, "{\"splits\":[{\"kind\":\"BOSS\",\"percent\":1}]}"))
                .hasStatus(400);
        assertThat(patch(
                        id,
                        "{\"splits\":[{\"kind\":\"AGENT\",\"userId\":\""
                                + players.pia().user() + "\",\"percent\":1}]}"))
                .hasStatus(400);
        assertThat(patch(id, "{\"parties\":[{\"role\":\"BUYER\",\"leadId\":\"" + UUID.randomUUID() + "\"}]}"))
                .hasStatus(400);
        assertThat(body(get("/api/v1/deals/" + id))).contains("\"agentNet\":3600.00");
    }

    @Test
    void aKeyDateHasATaskThatMovesAndGoesWithIt() throws Exception {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20);
        String id = id(opened("{\"name\":\"Pier 4\",\"keyDates\":{\"inspection\":\"" + day + "\"}}"));
        assertThat(reminders()).singleElement().satisfies(task -> {
            assertThat(task.title()).startsWith("Inspection of Pier 4");
            assertThat(ChronoUnit.DAYS.between(LocalDate.ofInstant(task.dueAt(), ZoneOffset.UTC), day))
                    .isEqualTo(2);
        });
        patch(
                id,
                "{\"keyDates\":{\"inspection\":\"" + day.plusDays(3) + "\",\"closing\":\"" + day + "\"},"
                        + "\"remindDaysBefore\":5}");
        assertThat(reminders())
                .extracting(Task::title)
                .hasSize(2)
                .anySatisfy(title -> assertThat(title).startsWith("Closing of Pier 4"));
        patch(id, "{\"keyDates\":{\"inspection\":null}}");
        assertThat(reminders()).hasSize(1);
        patch(id, "{\"stage\":\"Closed lost\",\"lostReason\":\"Price\"}");
        assertThat(reminders()).isEmpty();
        assertThat(body(get("/api/v1/deals/" + id))).contains("\"closing\":\"" + day + "\"");
        patch(id, "{\"stage\":\"Offer\"}");
        assertThat(reminders()).hasSize(1);
    }

    @Test
    void aDoneReminderStaysDoneUntilTheDateChanges() throws Exception {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20);
        String id = id(opened("{\"name\":\"Pier 4\",\"keyDates\":{\"appraisal\":\"" + day + "\"}}"));
        players.atHarbor(() -> tasks.complete(reminders().getFirst().id(), Author.of(players.maya())));
        patch(id, "{\"value\":5}");
        assertThat(reminders()).isEmpty();
        patch(id, "{\"keyDates\":{\"appraisal\":\"" + day.plusDays(1) + "\"}}");
        assertThat(reminders()).hasSize(1);
    }

    @Test
    void thePageDividesACommissionAndKeepsWhatWasTyped() throws Exception {
        String id = id(opened("{\"name\":\"Pier 4\",\"value\":100000}"));
        MvcTestResult refused = mvc.post()
                .uri("/app/deals/" + id + "/commission")
                .param("version", "1")
                .param("commissionPercent", "3")
                .param("kind0", "AGENT")
                .param("name0", "Maya & Tom")
                .param("percent0", "120")
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(refused).hasStatus(422);
        Document form = Jsoup.parse(body(refused));
        assertThat(form.select("#f-percent0").attr("value")).isEqualTo("120");
        assertThat(form.select("#f-name0").attr("value")).isEqualTo("Maya & Tom");
        assertThat(form.text()).contains("expected a percentage from 0 to 100");
        assertThat(mvc.post()
                        .uri("/app/deals/" + id + "/commission")
                        .param("version", "1")
                        .param("commissionPercent", "3")
                        .param("referralFlat", "100")
                        .param("referralTo", "Pine Homes")
                        .param("kind0", "AGENT")
                        .param("name0", "Maya & Tom")
                        .param("percent0", "50")
                        .with(SignedIn.as(players.maya())))
                .hasRedirectedUrl("/app/deals/" + id);
        Document page = page("/app/deals/" + id);
        assertThat(page.select("[aria-label=Commission] tbody tr").eachText())
                .containsExactly(
                        "Pine Homes Referral fee $100 $100",
                        "Maya & Tom Agent 50 % $1,450",
                        "Brokerage What is left $1,450");
    }

    @Test
    void partiesAreAddedAndRemovedOnThePage() throws Exception {
        String id = id(opened("{\"name\":\"Pier 4\"}"));
        assertThat(party(id, 1, "LENDER", "Kim <Lee>", "kim@example.com")).hasStatus(302);
        assertThat(party(id, 1, "TITLE", "Late", "late@example.com")).hasStatus(422);
        assertThat(party(id, 2, "TITLE", "Bad", "nowhere")).hasStatus(422);
        assertThat(page("/app/deals/" + id)
                        .select("[aria-label=Parties] tbody tr")
                        .eachText())
                .singleElement()
                .satisfies(row -> assertThat(row).startsWith("Kim <Lee> Lender kim@example.com"));
        assertThat(mvc.post()
                        .uri("/app/deals/" + id + "/parties/removal")
                        .param("version", "2")
                        .param("position", "0")
                        .with(SignedIn.as(players.maya())))
                .hasStatus(302);
        assertThat(body(get("/api/v1/deals/" + id))).contains("\"parties\":[]");
    }

    @Test
    void anErasedLeadIsNoPartyAnyMore() throws Exception {
        String lead = id(body(mvc.post()
                .uri("/api/v1/leads")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"firstName\":\"Ida\",\"emails\":[{\"value\":\"ida@example.com\"}]}")
                .with(SignedIn.as(players.maya()))
                .exchange()));
        String id = id(
                opened("{\"name\":\"Pier 4\",\"leadId\":\"" + lead + "\",\"parties\":[{\"role\":\"BUYER\",\"leadId\":\""
                        + lead + "\"},{\"role\":\"OTHER\",\"name\":\"Ida I.\",\"email\":\"IDA@example.com\"},"
                        + "{\"role\":\"LENDER\",\"name\":\"Kim\"}]}"));
        assertThat(body(get("/api/v1/deals/" + id))).contains("\"name\":\"Ida\"");
        assertThat(players.atHarbor(() -> transactions.execute(status -> records.copy(UUID.fromString(lead))))
                        .get("deals.parties"))
                .contains("BUYER");
        players.atHarbor(() -> {
            transactions.executeWithoutResult(status -> records.erase(UUID.fromString(lead)));
            return null;
        });
        String after = body(get("/api/v1/deals/" + id));
        assertThat(JsonPath.<List<String>>read(after, "$.parties[*].name")).containsExactly("Kim");
        assertThat(JsonPath.<Object>read(after, "$.leadId")).isNull();
    }

    @Test
    void theForecastWeighsEachDealByItsOwnProbability() throws Exception {
        opened("{\"name\":\"A\",\"value\":1000.01,\"commissionPercent\":10,\"stage\":\"Offer\","
                + "\"expectedClose\":\"2027-02-03\",\"splits\":[{\"kind\":\"AGENT\",\"percent\":50}]}");
        opened("{\"name\":\"B\",\"value\":200,\"probability\":10,\"expectedClose\":\"2027-02-28\"}");
        opened("{\"name\":\"C\",\"value\":300}");
        opened("{\"name\":\"D\",\"value\":999,\"stage\":\"Closed lost\",\"lostReason\":\"Price\"}");
        String json = body(get("/api/v1/deals/forecast"));
        assertThat(json)
                .contains("\"month\":\"2027-02\",\"deals\":2,\"value\":1200.01,\"weightedValue\":520.01,"
                        + "\"gci\":100.00,\"weightedGci\":50.00,\"agentNet\":50.00")
                .contains("\"month\":null,\"deals\":1,\"value\":300.00");
        Document page = page("/app/deals/forecast");
        assertThat(page.text()).contains("February 2027").contains("All open deals 3 $1,500.01");
        assertThat(page.text()).contains("Price 1 $999");
    }

    @Test
    void dealsAreDownloadedWithTheirNets() throws Exception {
        opened("{\"name\":\"=cmd()\",\"value\":1000,\"commissionPercent\":10,"
                + "\"splits\":[{\"kind\":\"AGENT\",\"percent\":60}]}");
        String csv = body(mvc.get()
                .uri("/app/deals/export.csv")
                .with(SignedIn.as(players.grace()))
                .exchange());
        assertThat(csv).contains("\"'=cmd()\",Prospect,OPEN,1000.00,10,,10 %,100.00,0.00,60.00,0.00,40.00");
    }

    @Test
    void stagesAreAddedRenamedOrderedAndArchived() throws Exception {
        assertThat(stage("", "Listing prep", "OPEN", "15")).hasStatus(302);
        assertThat(stage("", "listing PREP", "OPEN", "15")).hasStatus(422);
        assertThat(stage("", "Other", "OPEN", "115")).hasStatus(422);
        List<PipelineEditor.Row> rows = players.atHarbor(editor::rows);
        assertThat(rows)
                .extracting(row -> row.stage().name())
                .containsExactly(
                        "Prospect", "Showing", "Offer", "Under contract", "Listing prep", "Closed won", "Closed lost");
        String prep = rows.get(4).stage().id().toString();
        assertThat(stage("/" + prep + "/raise", "", "", "")).hasStatus(302);
        assertThat(stage("/" + prep, "Listing", "OPEN", "20")).hasStatus(302);
        String id = id(opened("{\"name\":\"Pier 4\",\"stage\":\"listing\"}"));
        stage("/" + prep + "/archiving", "", "", "");
        assertThat(page("/app/deals").select(".ln-column h2").eachText()).contains("Listing");
        patch(id, "{\"stage\":\"Offer\"}");
        stage("/" + prep + "/archiving", "", "", "");
        assertThat(page("/app/deals").select(".ln-column h2").eachText()).doesNotContain("Listing");
        assertThat(page("/app/deals/" + id).text()).contains("Listing to Offer");
        String lost = rows.getLast().stage().id().toString();
        stage("/" + lost + "/archiving", "", "", "");
        FieldErrors errors = new FieldErrors();
        players.atHarbor(() -> editor.write(UUID.fromString(lost), new StageWording("Closed lost", "WON", ""), errors));
        assertThat(errors.of("outcome")).contains("another stage");
        assertThat(page("/app/deals").select(".ln-column h2").eachText()).contains("Closed lost");
    }

    private List<Task> reminders() {
        return players.atHarbor(() -> tasks.due(
                clock.instant().minus(40, ChronoUnit.DAYS), clock.instant().plus(40, ChronoUnit.DAYS), null));
    }

    private MvcTestResult party(String id, int version, String role, String name, String email) {
        return mvc.post()
                .uri("/app/deals/" + id + "/parties")
                .param("version", Integer.toString(version))
                .param("role", role)
                .param("name", name)
                .param("email", email)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private MvcTestResult stage(String path, String name, String outcome, String probability) {
        return mvc.post()
                .uri("/app/settings/pipeline" + path)
                .param("name", name)
                .param("outcome", outcome)
                .param("probability", probability)
                .with(SignedIn.as(players.grace()))
                .exchange();
    }

    private String opened(String json) throws UnsupportedEncodingException {
        MvcTestResult opened = mvc.post()
                .uri("/api/v1/deals")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(opened).hasStatus(201);
        return body(opened);
    }

    private MvcTestResult patch(String id, String json) {
        return mvc.patch()
                .uri("/api/v1/deals/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private MvcTestResult get(String path) {
        Actor reader = players.maya();
        return mvc.get().uri(path).with(SignedIn.as(reader)).exchange();
    }

    private Document page(String path) throws UnsupportedEncodingException {
        return Jsoup.parse(body(get(path)));
    }

    private static String id(String json) {
        return JsonPath.read(json, "$.id");
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }
}
