package org.leadnest.leads.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@LeadNestTest
class CustomFieldTests {
    private static final String FIELDS = "/app/settings/fields";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private CustomFields fields;

    @Autowired
    private List<JobHandler> handlers;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
        add("Budget", "MONEY", "");
        add("Move by", "DATE", "");
        add("Lender", "CHOICE", "First Bank\nCredit union");
        add("Pre-approved", "YES_NO", "");
        add("Bedrooms wanted", "NUMBER", "");
        add("Remarks", "TEXT", "");
    }

    @Test
    void theApiWritesAndAnswersThemByType() throws Exception {
        String lead = body(api(HttpMethod.POST, "/api/v1/leads", """
                {"firstName":"Ana","customFields":{"budget":450000.5,"moveBy":"2027-03-01","lender":"first bank",
                  "preApproved":true,"bedroomsWanted":3,"remarks":" Corner lot "}}
                """));
        assertThat(JsonPath.<Map<String, Object>>read(lead, "$.customFields"))
                .containsEntry("budget", 450000.50)
                .containsEntry("moveBy", "2027-03-01")
                .containsEntry("lender", "First Bank")
                .containsEntry("preApproved", true)
                .containsEntry("bedroomsWanted", 3)
                .containsEntry("remarks", "Corner lot");
        String uri = "/api/v1/leads/" + JsonPath.read(lead, "$.id");
        String patched =
                body(api(HttpMethod.PATCH, uri, "{\"customFields\":{\"budget\":null,\"bedroomsWanted\":\"4\"}}"));
        assertThat(JsonPath.<Map<String, Object>>read(patched, "$.customFields"))
                .doesNotContainKey("budget")
                .containsEntry("bedroomsWanted", 4)
                .containsEntry("remarks", "Corner lot");
        assertThat(JsonPath.<Integer>read(patched, "$.version")).isEqualTo(2);
        assertThat(JsonPath.<Integer>read(
                        body(api(HttpMethod.GET, "/api/v1/leads", "")), "$.data[0].customFields.bedroomsWanted"))
                .isEqualTo(4);
        assertThat(JsonPath.<List<String>>read(body(api(HttpMethod.GET, "/api/v1/leads/fields", "")), "$.data[*].key"))
                .containsExactly("budget", "moveBy", "lender", "preApproved", "bedroomsWanted", "remarks");
    }

    @Test
    void whatAFieldCannotHoldIsRefusedByItsName() throws Exception {
        for (List<String> bad : List.of(
                List.of("budget", "\"a lot\"", "dollars"),
                List.of("moveBy", "\"2027-02-30\"", "date"),
                List.of("lender", "\"Nobody\"", "First Bank, Credit union"),
                List.of("preApproved", "\"maybe\"", "yes or no"),
                List.of("bedroomsWanted", "[3]", "number"),
                List.of("remarks", "\"" + "x".repeat(501) + "\"", "500"),
                List.of("colour", "\"red\"", "budget, moveBy"))) {
            String key = bad.getFirst();
            MvcTestResult answer = api(
                    HttpMethod.POST,
                    "/api/v1/leads",
                    "{\"firstName\":\"A\",\"customFields\":{\"" + key + "\":" + bad.get(1) + "}}");
            assertThat(answer).as(key).hasStatus(400);
            assertThat(JsonPath.<String>read(body(answer), "$.errors['customFields." + key + "']"))
                    .contains(bad.getLast());
        }
        assertThat(api(HttpMethod.POST, "/api/v1/leads", "{\"firstName\":\"A\",\"customFields\":null}"))
                .hasStatus(400);
    }

    @Test
    void thePageShowsThemAndTheFormKeepsWhatWasTyped() throws Exception {
        String id = JsonPath.read(
                body(api(
                        HttpMethod.POST,
                        "/api/v1/leads",
                        "{\"firstName\":\"Ana\",\"customFields\":{\"budget\":1200}}")),
                "$.id");
        String path = "/app/leads/" + id;
        assertThat(get(path).select("dl.ln-facts").text()).contains("Budget $1,200");
        assertThat(get(path + "/edit").select("[name='customFields.budget']").val())
                .isEqualTo("1200.00");
        MvcTestResult refused = post(
                path,
                players.maya(),
                "version",
                "1",
                "customFields.budget",
                "much",
                "customFields.lender",
                "First Bank");
        assertThat(refused).hasStatus(422);
        Document again = Jsoup.parse(body(refused));
        assertThat(again.select("[name='customFields.budget']").val()).isEqualTo("much");
        assertThat(again.select("[name='customFields.lender'] option[selected]").text())
                .isEqualTo("First Bank");
        assertThat(post(
                        path,
                        players.maya(),
                        "version",
                        "1",
                        "customFields.budget",
                        "",
                        "customFields.lender",
                        "First Bank"))
                .hasStatus3xxRedirection();
        assertThat(get(path).select("dl.ln-facts").text())
                .contains("Lender First Bank")
                .doesNotContain("Budget");
        MvcTestResult late = post(path, players.maya(), "version", "1", "customFields.lender", "Credit union");
        assertThat(late).hasStatus(409);
        assertThat(Jsoup.parse(body(late)).select("table").text()).contains("Lender First Bank Credit union");
    }

    @Test
    void aRenamedFieldKeepsItsKeyAndAnArchivedOneItsValues() throws Exception {
        String lead = body(
                api(HttpMethod.POST, "/api/v1/leads", "{\"firstName\":\"Ana\",\"customFields\":{\"budget\":1200}}"));
        String uri = "/api/v1/leads/" + JsonPath.read(lead, "$.id");
        String budget = FIELDS + "/" + field("budget").id();
        assertThat(post(budget, players.grace(), "label", "Most they pay")).hasStatus3xxRedirection();
        assertThat(body(api(HttpMethod.GET, uri, ""))).contains("\"budget\":1200");
        assertThat(post(budget, players.grace(), "label", "Remarks")).hasStatus(422);
        post(budget + "/archiving", players.grace());
        assertThat(body(api(HttpMethod.GET, uri, ""))).doesNotContain("budget");
        assertThat(api(HttpMethod.PATCH, uri, "{\"customFields\":{\"budget\":1}}"))
                .hasStatus(400);
        assertThat(api(HttpMethod.PATCH, uri, "{\"lastName\":\"Lopez\"}")).hasStatusOk();
        post(budget + "/return", players.grace());
        assertThat(body(api(HttpMethod.GET, uri, ""))).contains("\"budget\":1200");
        post(FIELDS + "/" + field("lender").id() + "/raise", players.grace());
        assertThat(players.atHarbor(fields::inUse).stream().map(CustomField::key))
                .containsSubsequence("budget", "lender", "moveBy");
    }

    @Test
    void onlyWhoKeepsTheAccountChangesThem() {
        assertThat(post(FIELDS, players.maya(), "label", "Mine")).hasStatus(403);
        assertThat(post(FIELDS, players.grace(), "label", "BUDGET")).hasStatus(422);
        assertThat(post(FIELDS, players.grace(), "label", "Kind", "type", "CHOICE"))
                .hasStatus(422);
        assertThat(players.atPine(fields::inUse)).isEmpty();
    }

    @Test
    void theyGoOutWithAnExportAndComeInWithAnImport() throws Exception {
        api(HttpMethod.POST, "/api/v1/leads", """
                {"firstName":"Ana","emails":[{"value":"ana@example.com"}],"customFields":{"budget":1200,"remarks":"=1+1"}}
                """);
        String csv = body(mvc.get()
                .uri("/app/leads/export.csv")
                .with(SignedIn.as(players.grace()))
                .exchange());
        assertThat(csv.lines().findFirst().orElseThrow())
                .endsWith("Budget,Move by,Lender,Pre-approved,Bedrooms wanted,Remarks");
        assertThat(csv).contains("1200.00,,,,,\"'=1+1\"");
        MvcTestResult bad = upload("E-mail,Worth\nbo@example.com,5\n", "{\"Worth\":\"customFields.nothing\"}");
        assertThat(bad).hasStatus(400);
        assertThat(body(bad)).contains("customFields.budget");
        String id = JsonPath.read(
                body(upload(
                        "E-mail,Worth,Move by,Lender\n"
                                + "ana@example.com,5,2/1/2027,First Bank\n"
                                + "bo@example.com,\"$310,000\",2/30/2027,Nobody\n",
                        "{\"Worth\":\"customFields.budget\"}")),
                "$.id");
        run("leads.import", id);
        String done = body(get("/api/v1/leads/imports/" + id, players.grace()));
        assertThat(done).contains("DONE");
        assertThat(JsonPath.<String>read(done, "$.errors[0].message"))
                .contains("Move by “2/30/2027”", "Lender “Nobody”");
        assertThat(JsonPath.<Map<String, Object>>read(
                        body(get("/api/v1/leads?q=bo@example.com", players.grace())), "$.data[0].customFields"))
                .isEqualTo(Map.of("budget", 310000.00));
        String ana = "/api/v1/leads?q=ana@example.com";
        assertThat(JsonPath.<Map<String, Object>>read(body(get(ana, players.grace())), "$.data[0].customFields"))
                .isEqualTo(
                        Map.of("budget", 1200.00, "remarks", "=1+1", "moveBy", "2027-02-01", "lender", "First Bank"));
        post("/app/leads/imports/" + id + "/undo", players.grace());
        run("leads.undo-import", id);
        assertThat(body(get(ana, players.grace()))).doesNotContain("lender", "moveBy");
        assertThat(body(get(ana, players.grace()))).contains("\"budget\":1200", "=1+1");
    }

    @Test
    void anImportTakesEveryKindAndSaysRowByRowWhatItCannotTake() throws Exception {
        String id = JsonPath.read(
                body(upload(
                        "E-mail,Budget,Move by,Lender,Pre-approved,Bedrooms wanted,Remarks\n"
                                + "ana@example.com,\"$450,000.50\",3/1/2027,first bank,Yes,\"1,200.50\", Corner lot \n"
                                + "bo@example.com,a lot,soon,Nobody,maybe,three," + "x".repeat(501) + "\n",
                        "{}")),
                "$.id");
        run("leads.import", id);
        assertThat(JsonPath.<Map<String, Object>>read(
                        body(get("/api/v1/leads?q=ana@example.com", players.grace())), "$.data[0].customFields"))
                .containsEntry("budget", 450000.50)
                .containsEntry("moveBy", "2027-03-01")
                .containsEntry("lender", "First Bank")
                .containsEntry("preApproved", true)
                .containsEntry("bedroomsWanted", 1200.5)
                .containsEntry("remarks", "Corner lot");
        String done = body(get("/api/v1/leads/imports/" + id, players.grace()));
        assertThat(JsonPath.<List<Object>>read(done, "$.errors")).hasSize(1);
        assertThat(JsonPath.<String>read(done, "$.errors[0].message"))
                .contains("Budget “a lot”", "Move by “soon”", "Lender “Nobody”", "Pre-approved “maybe”")
                .contains("Bedrooms wanted “three”", "Remarks “xxx", "expected a text of up to 500 characters");
        assertThat(body(get("/api/v1/leads?q=bo@example.com", players.grace()))).contains("\"customFields\":{}");
    }

    private void run(String job, String subject) {
        JobHandler handler = handlers.stream()
                .filter(one -> one.name().equals(job))
                .findFirst()
                .orElseThrow();
        Tenancy.run(players.harbor(), () -> handler.run(players.harbor(), UUID.fromString(subject)));
    }

    private CustomField field(String key) {
        return players.atHarbor(fields::all).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void add(String label, String type, String choices) {
        assertThat(post(FIELDS, players.grace(), "label", label, "type", type, "choices", choices))
                .hasStatus3xxRedirection();
    }

    private MvcTestResult upload(String csv, String mapping) {
        return mvc.post()
                .uri("/api/v1/leads/imports")
                .multipart()
                .file("file", csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .param("mapping", mapping)
                .with(SignedIn.as(players.grace()))
                .exchange();
    }

    private MvcTestResult api(HttpMethod method, String uri, String json) {
        return mvc.perform(MockMvcRequestBuilders.request(method, uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(SignedIn.as(players.maya())));
    }

    private MvcTestResult post(String uri, Actor actor, String... parameters) {
        var request = MockMvcRequestBuilders.post(uri).with(SignedIn.as(actor));
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return mvc.perform(request);
    }

    private MvcTestResult get(String uri, Actor actor) {
        return mvc.get().uri(uri).with(SignedIn.as(actor)).exchange();
    }

    private Document get(String uri) throws Exception {
        return Jsoup.parse(body(get(uri, players.maya())));
    }

    private static String body(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
