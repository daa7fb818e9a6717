package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.ExitReason;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Status;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A sequence that is put away begins with nobody; what runs through it finishes or is stopped. */
@LeadNestTest
class ArchiveTests {
    @Autowired
    private Office office;

    @Autowired
    private Sequences sequences;

    @Autowired
    private Enrollments enrollments;

    @Autowired
    private Simulations simulations;

    @Autowired
    private Leads leads;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private Actor maya;
    private UUID lead;
    private Sequence sequence;

    @BeforeEach
    void enter() {
        players = cast.enter();
        maya = players.maya();
        office.moveTo("22:00");
        lead = office.lead(maya);
        sequence = office.sequence(maya, input(email("PT0S", "One"), email("P1D", "Two")));
    }

    @Test
    void enrollsNobodyAndIsNoChoice() throws Exception {
        assertThat(api("archive", "")).hasStatusOk();
        assertThat(office.as(maya, sequences::choices))
                .doesNotContainKey(sequence.id().toString());
        assertThat(office.enroll(maya, sequence, List.of(lead)).refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).contains("archived"));
        assertThat(office.as(maya, () -> simulations.of(sequence.id(), List.of(lead)))
                        .orElseThrow()
                        .leads()
                        .getFirst()
                        .refusal())
                .contains("archived");
        assertThat(list("?archived=true")).containsExactly(sequence.id().toString());
        assertThat(list("?archived=false")).isEmpty();
        assertThat(JsonPath.<String>read(text(api("archive", "")), "$.archivedAt"))
                .as("may be repeated, and keeps its time")
                .isEqualTo(JsonPath.<String>read(text(api("archive", "")), "$.archivedAt"));
        assertThat(JsonPath.<Object>read(text(api("restore", "")), "$.archivedAt"))
                .isNull();
        assertThat(api("restore", "")).hasStatusOk();
        assertThat(office.enroll(maya, sequence, List.of(lead)).enrolled()).hasSize(1);
    }

    @Test
    void letsThemFinish() {
        office.enroll(maya, sequence, List.of(lead));
        assertThat(api("archive", "{}")).hasStatusOk();
        office.pass(Duration.ofHours(12));
        office.tick();
        office.pass(Duration.ofDays(1));
        office.tick();
        assertThat(office.messages(maya, lead)).extracting(Message::status).containsOnly(Status.SENT);
        assertThat(office.messages(maya, lead)).hasSize(2);
    }

    @Test
    void stopsThemAndTakesBackWhatWaits() {
        UUID done = office.lead(maya);
        Sequence one = office.sequence(maya, input(email("PT0S", "Last")));
        office.enroll(maya, one, List.of(done));
        office.enroll(maya, sequence, List.of(lead));
        office.tick();
        assertThat(api("archive", "{\"stopRunning\":true}")).hasStatusOk();
        assertThat(office.run(maya, lead).enrollment().exit()).isEqualTo(ExitReason.ARCHIVED);
        assertThat(office.messages(maya, lead)).extracting(Message::status).containsOnly(Status.REFUSED);
        assertThat(office.messages(maya, done))
                .as("another sequence goes on")
                .extracting(Message::status)
                .doesNotContain(Status.REFUSED);
        sequence = one;
        assertThat(api("archive", "{\"stopRunning\":true}")).hasStatusOk();
        assertThat(office.messages(maya, done))
                .as("of a run at its end, too")
                .extracting(Message::status)
                .containsOnly(Status.REFUSED);
    }

    @Test
    void itsTriggersRestAndWhatHappenedMeanwhileSetsNothingOff() throws Exception {
        MvcTestResult trigger = mvc.post()
                .uri("/api/v1/sequences/" + sequence.id() + "/triggers")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"kind\":\"TAG\",\"value\":\"hot\"}")
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(trigger).hasStatus2xxSuccessful();
        api("archive", "");
        tag(lead);
        office.tick();
        assertThat(runs(lead)).isEmpty();
        api("restore", "");
        office.tick();
        assertThat(runs(lead)).isEmpty();
        UUID other = office.lead(maya);
        tag(other);
        office.tick();
        assertThat(runs(other)).hasSize(1);
    }

    @Test
    void thePageArchivesAndBringsBack() throws Exception {
        assertThat(page("/app/sequences/" + sequence.id()).select("form[action$=/archive] input[name=running]"))
                .hasSize(2);
        assertThat(mvc.post()
                        .uri("/app/sequences/" + sequence.id() + "/archive")
                        .param("running", "stop")
                        .with(SignedIn.as(maya)))
                .hasRedirectedUrl("/app/sequences/" + sequence.id());
        assertThat(page("/app/sequences").text()).doesNotContain("Welcome");
        assertThat(page("/app/sequences?archived=true").text()).contains("Welcome");
        assertThat(page("/app/sequences/" + sequence.id()).select("form[action$=/restore]"))
                .hasSize(1);
        assertThat(mvc.post()
                        .uri("/app/sequences/" + sequence.id() + "/restore")
                        .with(SignedIn.as(maya)))
                .hasRedirectedUrl("/app/sequences/" + sequence.id());
        assertThat(page("/app/sequences").text()).contains("Welcome");
        assertThat(mvc.post()
                        .uri("/app/sequences/" + sequence.id() + "/archive")
                        .with(SignedIn.as(players.pia())))
                .hasStatus(404);
    }

    private MvcTestResult api(String act, String body) {
        return mvc.post()
                .uri("/api/v1/sequences/" + sequence.id() + "/" + act)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(SignedIn.as(maya))
                .exchange();
    }

    private List<String> list(String query) throws Exception {
        return JsonPath.read(
                text(mvc.get()
                        .uri("/api/v1/sequences" + query)
                        .with(SignedIn.as(maya))
                        .exchange()),
                "$.data[*].id");
    }

    private static String text(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString();
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(text(mvc.get().uri(path).with(SignedIn.as(maya)).exchange()));
    }

    private void tag(UUID of) {
        office.as(maya, () -> leads.tag(new LeadId(of), "hot", Author.of(maya)));
    }

    private List<Run> runs(UUID of) {
        return office.as(maya, () -> enrollments.list(of, null, null, 10)).data();
    }
}
