package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class FollowupsWebTests {
    private static final String TWO_STEPS = """
            {"name":"Welcome","steps":[
              {"channel":"EMAIL","delay":"PT0S","subject":"Hi {{ lead.firstName }}","body":"Welcome"},
              {"channel":"SMS","delay":"P1D","at":"09:00","body":"Still looking?"}]}
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Office office;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    private Actor maya;

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
        office.moveTo("10:00");
    }

    @Test
    void theApiBuildsEnrolsAndTells() throws Exception {
        String sequence = JsonPath.read(body(201, post("/api/v1/sequences", TWO_STEPS)), "$.id");
        UUID lead = office.lead(maya);
        UUID nobody = UUID.randomUUID();
        String enrolled = body(
                201,
                post(
                        "/api/v1/sequences/" + sequence + "/enrollments",
                        "{\"leadIds\":[\"" + lead + "\",\"" + nobody + "\"]}"));
        assertThat(JsonPath.<String>read(enrolled, "$.data[0].leadId")).isEqualTo(lead.toString());
        assertThat(JsonPath.<String>read(enrolled, "$.refused[0].leadId")).isEqualTo(nobody.toString());
        office.tick();
        String runs = body(200, get("/api/v1/enrollments?leadId=" + lead));
        assertThat(JsonPath.<String>read(runs, "$.data[0].status")).isEqualTo("ACTIVE");
        assertThat(JsonPath.<Integer>read(runs, "$.data[0].currentStep")).isEqualTo(1);
        assertThat(JsonPath.<Integer>read(runs, "$.data[0].sequenceVersion")).isEqualTo(1);
        assertThat(JsonPath.<String>read(runs, "$.data[0].nextDueAt")).isNotNull();
        assertThat(JsonPath.<Object>read(runs, "$.data[0].exitReason")).isNull();
        assertThat(JsonPath.<Object>read(runs, "$.data[0].waitingFor")).isNull();
        String found = body(200, get("/api/v1/sequences/" + sequence));
        assertThat(JsonPath.<String>read(found, "$.steps[1].at")).isEqualTo("09:00");
        assertThat(JsonPath.<Integer>read(found, "$.numbers.enrolled")).isEqualTo(1);
    }

    @Test
    void theApiNamesWhatIsWrong() throws Exception {
        MvcTestResult refused = post(
                "/api/v1/sequences",
                "{\"name\":\"A\",\"steps\":[{\"channel\":\"EMAIL\",\"delay\":\"soon\",\"subject\":\"s\",\"body\":\"b\"}]}");
        assertThat(body(400, refused)).contains("steps[0].delay");
        assertThat(post("/api/v1/sequences", "{\"name\":\"A\",\"stepz\":[]}")).hasStatus(400);
        assertThat(get("/api/v1/sequences/" + UUID.randomUUID())).hasStatus(404);
    }

    @Test
    void stepsAreAddedMovedAndRemovedWithoutScripts() throws Exception {
        Document blank = page(get("/app/sequences/new"));
        assertThat(blank.select("textarea")).hasSize(1);
        Document two = page(form("/app/sequences", "add:SMS", 1));
        assertThat(two.select("input[name=channel_1]").attr("value")).isEqualTo("SMS");
        assertThat(two.select("textarea[name=body_0]").text()).isEqualTo("Text 0");
        Document swapped = page(form("/app/sequences", "down:0", 2));
        assertThat(swapped.select("textarea[name=body_0]").text()).isEqualTo("Text 1");
        assertThat(page(form("/app/sequences", "move:2_0", 3))
                        .select("textarea[name^=body_]")
                        .eachText())
                .containsExactly("Text 2", "Text 0", "Text 1");
        assertThat(page(form("/app/sequences", "move:0_9", 3))
                        .select("textarea[name^=body_]")
                        .eachText())
                .containsExactly("Text 0", "Text 1", "Text 2");
        assertThat(page(form("/app/sequences", "remove:0", 2))
                        .select("textarea[name=body_0]")
                        .text())
                .isEqualTo("Text 1");
    }

    @Test
    void aTestGoesToTheWriterAloneAndKeepsTheForm() throws Exception {
        long before = letters();
        Document page = page(form("/app/sequences", "test:1", 2));
        assertThat(page.select(".ln-note.ln-tone-good").text()).contains("A test is on its way to");
        assertThat(page.select("textarea[name=body_1]").text()).isEqualTo("Text 1");
        assertThat(letters() - before).isEqualTo(1);
        assertThat(jdbc.sql("select subject from messaging.outbox order by sent_at desc, id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("Test: Subject 1");
        page(form("/app/sequences", "test:7", 2));
        assertThat(letters() - before).isEqualTo(1);
    }

    private long letters() {
        office.tick();
        return jdbc.sql("select count(*) from messaging.outbox")
                .query(Long.class)
                .single();
    }

    @Test
    void theEditorSavesAndShowsWhatATextDoesNotKnow() throws Exception {
        MvcTestResult saved = form("/app/sequences", "save", 2);
        assertThat(saved).hasStatus3xxRedirection();
        String url = saved.getResponse().getRedirectedUrl();
        Document editor = page(get(String.valueOf(url)));
        assertThat(editor.select("textarea[name=body_1]").text()).isEqualTo("Text 1");
        Document wrong = page(mvc.post()
                .uri("/app/sequences/preview")
                .param("steps", "1")
                .param("channel_0", "EMAIL")
                .param("subject_0", "Hi {{ lead.frstName }}")
                .param("body_0", "{{ lead.firstName }}")
                .with(SignedIn.as(maya))
                .exchange());
        assertThat(wrong.text()).contains("lead.frstName").contains("Ana");
    }

    @Test
    void thePreviewSaysWhatEachTextIsChargedAs() throws Exception {
        Document preview = page(mvc.post()
                .uri("/app/sequences/preview")
                .param("steps", "3")
                .param("channel_0", "EMAIL")
                .param("subject_0", "Hi")
                .param("body_0", "Hello")
                .param("channel_1", "SMS")
                .param("body_1", "a".repeat(150))
                .param("channel_2", "SMS")
                .param("body_2", "b".repeat(150))
                .with(SignedIn.as(maya))
                .exchange());
        assertThat(preview.select("li.ln-entry").eachText())
                .satisfiesExactly(
                        mail -> assertThat(mail).doesNotContain("segment"),
                        first -> assertThat(first).contains("2 segments, with the line on how to opt out"),
                        second -> assertThat(second).contains("150 characters, 1 segment."));
    }

    @Test
    void aFormWithoutANameComesBackWithWhatWasTyped() throws Exception {
        MvcTestResult refused = mvc.post()
                .uri("/app/sequences")
                .param("name", "")
                .param("steps", "1")
                .param("channel_0", "EMAIL")
                .param("delay_0", "soon")
                .param("unit_0", "days")
                .param("subject_0", "Kept")
                .param("body_0", "Kept too")
                .param("act", "save")
                .with(SignedIn.as(maya))
                .exchange();
        assertThat(refused).hasStatus(422);
        Document form = Jsoup.parse(refused.getResponse().getContentAsString());
        assertThat(form.select("#f-subject_0").attr("value")).isEqualTo("Kept");
        assertThat(form.select("#f-delay_0-error").text()).contains("expected a duration");
    }

    @Test
    void conditionsKeepPointingToTheirStepWhenStepsMove() throws Exception {
        Document moved = page(mvc.post()
                .uri("/app/sequences")
                .param("act", "down:1")
                .param("steps", "3")
                .param("channel_0", "CONDITION")
                .param("on_0", "TAG")
                .param("value_0", "Investor")
                .param("otherwise_0", "2")
                .param("channel_1", "EMAIL")
                .param("body_1", "Kept")
                .param("channel_2", "WEBHOOK")
                .param("url_2", "https://example.com/hook")
                .with(SignedIn.as(maya))
                .exchange());
        assertThat(moved.select("select[name=otherwise_0] option[selected]").attr("value"))
                .isEqualTo("3");
        assertThat(moved.select("textarea[name=body_2]").text()).isEqualTo("Kept");
        assertThat(moved.select("input[name=url_1]").attr("value")).isEqualTo("https://example.com/hook");
    }

    @Test
    void theEditorKeepsWordingsAndWhatTheyLack() throws Exception {
        MvcTestResult refused = mvc.post()
                .uri("/app/sequences")
                .param("name", "Two")
                .param("act", "save")
                .param("steps", "1")
                .param("channel_0", "EMAIL")
                .param("delay_0", "0")
                .param("unit_0", "hours")
                .param("subject_0", "A")
                .param("body_0", "Text A")
                .param("weight_0", "2")
                .param("approval_0", "ASK")
                .param("variants_0", "1")
                .param("variants_0_0_weight", "x")
                .param("variants_0_0_subject", "B")
                .param("variants_0_0_body", "Text B")
                .with(SignedIn.as(maya))
                .exchange();
        assertThat(refused).hasStatus(422);
        Document form = Jsoup.parse(refused.getResponse().getContentAsString());
        assertThat(form.select("#f-variants_0_0_weight-error").text()).contains("expected 1 to 100");
        assertThat(form.select("#f-variants_0_0_weight").attr("value")).isEqualTo("x");
        assertThat(form.select("textarea[name=variants_0_0_body]").text()).isEqualTo("Text B");
        assertThat(form.select("#f-approval_0").hasAttr("checked")).isTrue();
    }

    @Test
    void theApiTakesAndTellsEveryKindOfStep() throws Exception {
        String created = body(201, post("/api/v1/sequences", """
                {"name":"All","steps":[
                  {"channel":"EMAIL","businessDays":2,"at":"09:00","notAfter":"PT12H","approval":"ASK","subject":"s","body":"A",
                   "weight":3,"variants":[{"weight":1,"subject":"s","body":"B"}]},
                  {"channel":"CONDITION","condition":{"on":"TAG","value":"Investor","otherwise":3}},
                  {"channel":"WAIT","delay":"P1D"},
                  {"channel":"WEBHOOK","url":"https://example.com/hook"}]}"""));
        assertThat(JsonPath.<Integer>read(created, "$.steps[0].businessDays")).isEqualTo(2);
        assertThat(JsonPath.<Object>read(created, "$.steps[0].delay")).isNull();
        assertThat(JsonPath.<String>read(created, "$.steps[0].approval")).isEqualTo("ASK");
        assertThat(JsonPath.<String>read(created, "$.steps[0].variants[0].body"))
                .isEqualTo("B");
        assertThat(JsonPath.<Integer>read(created, "$.steps[1].condition.otherwise"))
                .isEqualTo(3);
        assertThat(JsonPath.<String>read(created, "$.steps[3].url")).isEqualTo("https://example.com/hook");
        Document editor = page(get("/app/sequences/" + JsonPath.<String>read(created, "$.id")));
        assertThat(editor.select("select[name=otherwise_1] option[selected]").attr("value"))
                .isEqualTo("4");
        assertThat(editor.select("select[name=unit_0] option[selected]").attr("value"))
                .isEqualTo("business");
        assertThat(editor.select("input[name=url_3]").attr("value")).isEqualTo("https://example.com/hook");
        assertThat(body(400, post("/api/v1/sequences", "{\"name\":\"A\",\"steps\":[null]}")))
                .contains("steps[0].channel");
    }

    @Test
    void aPersonLetsAStepGoFromTheQueue() throws Exception {
        String sequence = JsonPath.read(body(201, post("/api/v1/sequences", """
                {"name":"Ask","steps":[{"channel":"EMAIL","approval":"ASK","subject":"Hi {{ lead.firstName }}","body":"Hello"}]}""")), "$.id");
        UUID lead = office.lead(maya);
        body(201, post("/api/v1/sequences/" + sequence + "/enrollments", "{\"leadIds\":[\"" + lead + "\"]}"));
        office.tick();
        Document queue = page(get("/app/sequences/approvals"));
        assertThat(queue.text()).contains("Hi Ana");
        String waiting = body(200, get("/api/v1/approvals"));
        assertThat(JsonPath.<String>read(waiting, "$.data[0].leadId")).isEqualTo(lead.toString());
        String action = queue.select("form[action$=/word]").attr("action");
        MvcTestResult done = mvc.post()
                .uri(action)
                .param("step", "0")
                .param("word", "approve")
                .with(SignedIn.as(maya))
                .exchange();
        assertThat(done).hasStatus3xxRedirection();
        assertThat(office.messages(maya, lead)).hasSize(1);
        assertThat(page(get("/app/sequences/approvals")).text()).contains("Nothing waits");
        String again = body(200, post(action.replace("/app/", "/api/v1/"), "{\"step\":0,\"approve\":true}"));
        assertThat(JsonPath.<Boolean>read(again, "$.taken")).isFalse();
        assertThat(page(get("/app/sequences/calls")).text()).contains("No calls yet");
    }

    @Test
    void enrolsFromThePagesAndStops() throws Exception {
        Sequence sequence = office.sequence(maya, input(email("PT1H", "Hi")));
        UUID lead = office.lead(maya);
        assertThat(mvc.post()
                        .uri("/app/sequences/enrollments")
                        .param("sequence", sequence.id().toString())
                        .param("leadIds", lead.toString())
                        .param("back", "lead")
                        .with(SignedIn.as(maya)))
                .hasRedirectedUrl("/app/leads/" + lead);
        Document list = page(get("/app/sequences/" + sequence.id() + "/enrollments"));
        assertThat(list.select("table").text())
                .contains("Ana Lopez")
                .contains("Active")
                .contains("Step 1 on");
        UUID run = office.run(maya, lead).id();
        assertThat(mvc.post().uri("/app/enrollments/" + run + "/stop").with(SignedIn.as(maya)))
                .hasStatus3xxRedirection();
        assertThat(page(get("/app/sequences/" + sequence.id() + "/enrollments"))
                        .select("table")
                        .text())
                .contains("somebody stopped it");
        assertThat(page(get("/app/sequences")).select("tbody td").eachText()).contains("Welcome");
    }

    @Test
    void theTimelineTellsMessagesAndEnrollments() {
        UUID lead = office.lead(maya);
        office.enroll(maya, office.sequence(maya, input(email("PT0S", "Hello there"))), List.of(lead));
        office.tick();
        var titles = office
                .as(maya, () -> timeline.page(new org.leadnest.leads.LeadId(lead), java.util.Set.of(), null, 20))
                .data()
                .stream()
                .map(org.leadnest.leads.TimelineEntry::title)
                .toList();
        assertThat(titles).contains("E-mail sent: Hello Ana", "Enrolled in Welcome", "All steps of Welcome done");
    }

    @Autowired
    private org.leadnest.leads.Timeline timeline;

    private MvcTestResult form(String uri, String act, int steps) {
        var request = mvc.post()
                .uri(uri)
                .param("name", "Welcome")
                .param("steps", Integer.toString(steps))
                .param("act", act);
        for (int i = 0; i < steps; i++) {
            request.param("channel_" + i, "EMAIL")
                    .param("delay_" + i, Integer.toString(i))
                    .param("unit_" + i, "days")
                    .param("subject_" + i, "Subject " + i)
                    .param("body_" + i, "Text " + i);
        }
        return request.with(SignedIn.as(maya)).exchange();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(SignedIn.as(maya)).exchange();
    }

    private MvcTestResult post(String uri, String json) {
        return mvc.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(SignedIn.as(maya))
                .exchange();
    }

    private static Document page(MvcTestResult result) throws UnsupportedEncodingException {
        assertThat(result).hasStatusOk();
        return Jsoup.parse(result.getResponse().getContentAsString());
    }

    private static String body(int status, MvcTestResult result) throws UnsupportedEncodingException {
        assertThat(result).hasStatus(status);
        return result.getResponse().getContentAsString();
    }
}
