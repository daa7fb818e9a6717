package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.Status;
import org.leadnest.messaging.Message;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** An enrollment keeps its version until somebody moves it, and hears nothing twice then. */
@LeadNestTest
class VersionsTests {
    @Autowired
    private Office office;

    @Autowired
    private Sequences sequences;

    @Autowired
    private Versions versions;

    @Autowired
    private StepResults results;

    @Autowired
    private Enrollments enrollments;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    private Actor maya;
    private Actor grace;
    private UUID lead;

    @BeforeEach
    void enter() {
        Cast.Players players = cast.enter();
        maya = players.maya();
        grace = players.grace();
        office.moveTo("10:00");
        lead = office.lead(maya);
    }

    @Test
    void aMovedRunGoesOnWithTheNewWords() {
        Sequence old = begun(input(email("PT0S", "One"), email("P1D", "Old two")));
        change(old, input(email("PT0S", "One"), email("P2D", "New two")));
        assertThat(move(old)).isEqualTo(1);
        assertThat(move(old)).as("nobody is left").isZero();
        assertThat(office.run(maya, lead).version()).isEqualTo(2);
        daysPass(3);
        assertThat(bodies()).containsExactly("One", "New two");
    }

    @Test
    void nobodyHearsTheSameTwiceWhenStepsChangedPlaces() {
        Sequence old = begun(input(email("PT0S", "A"), email("P1D", "B")));
        change(old, input(email("PT0S", "B"), email("P1D", "A"), email("P1D", "C")));
        move(old);
        daysPass(4);
        assertThat(bodies()).containsExactly("A", "C");
    }

    @Test
    void whoHasHadMoreThanTheNewVersionHasIsDone() {
        Sequence old = begun(input(email("PT0S", "A"), email("P1D", "B")));
        change(old, input(email("PT0S", "Z")));
        move(old);
        assertThat(office.run(maya, lead).enrollment().status()).isEqualTo(Status.COMPLETED);
        daysPass(2);
        assertThat(bodies()).containsExactly("A");
    }

    @Test
    void aPausedRunStaysPaused() {
        Sequence old = begun(input(email("PT0S", "A"), email("P1D", "B")));
        UUID run = office.run(maya, lead).id();
        office.as(maya, () -> enrollments.pause(run));
        change(old, input(email("PT0S", "A"), email("P1D", "C")));
        move(old);
        daysPass(2);
        assertThat(office.run(maya, lead).enrollment().status()).isEqualTo(Status.HELD);
        office.as(maya, () -> enrollments.resume(run));
        daysPass(1);
        assertThat(bodies()).containsExactly("A", "C");
    }

    @Test
    void thePageShowsWhatChangedAndMoves() throws Exception {
        Sequence old = begun(input(email("PT0S", "Hello"), email("P1D", "See you on Monday")));
        change(old, input(email("PT0S", "Hello"), email("P1D", "See you on Friday")));
        String url = "/app/sequences/" + old.id();
        Document page = page(url + "/versions");
        assertThat(page.select("del").eachText()).contains("Monday");
        assertThat(page.select("ins").eachText()).contains("Friday");
        String act = page.select("form[action$=/moves]").attr("action");
        assertThat(mvc.post().uri(act).with(SignedIn.as(maya)).exchange()).hasStatus3xxRedirection();
        assertThat(page(url + "/versions").select("form[action$=/moves]")).isEmpty();
        MvcTestResult again = mvc.post()
                .uri(act.replace("/app/", "/api/v1/"))
                .with(SignedIn.as(maya))
                .exchange();
        assertThat(again.getResponse().getContentAsString()).contains("\"moved\":0");
    }

    @Test
    void theEditorTellsWhatBecameOfEachStep() throws Exception {
        Sequence sequence = begun(input(email("PT0S", "Hello"), email("P1D", "Later")));
        assertThat(page("/app/sequences/" + sequence.id()).text())
                .contains("This version: 1 sent, 0 delivered, 0 failed; then 0 replied, 0 opted out.");
        assertThat(office.as(maya, () -> results.of(sequence)))
                .extracting(StepNumbers::sent)
                .containsExactly(1L, 0L);
    }

    @Test
    void theEditorTellsHowManyOpenedALinkOfAStep() throws Exception {
        mvc.post()
                .uri("/app/settings/sending")
                .param("trackLinks", "true")
                .with(SignedIn.as(grace))
                .exchange();
        Sequence sequence = office.sequence(maya, input(email("PT0S", "See https://homes.example/18")));
        office.enroll(maya, sequence, List.of(lead, office.lead(maya)));
        office.tick();
        office.tick();
        String code = office.as(
                maya,
                () -> transactions.execute(status -> jdbc.sql("select code from messaging.links where person_id = ?")
                        .param(lead)
                        .query(String.class)
                        .single()));
        for (int click = 0; click < 2; click++) {
            mvc.get()
                    .uri("/l/" + code)
                    .header("User-Agent", "Mozilla/5.0 (iPhone) Safari/604.1")
                    .exchange();
        }
        assertThat(page("/app/sequences/" + sequence.id()).text())
                .contains("This version: 2 sent, 0 delivered, 0 failed; then 1 opened a link, 0 replied, 0 opted out.");
    }

    private Sequence begun(SequenceInput input) {
        Sequence sequence = office.sequence(maya, input);
        office.enroll(maya, sequence, List.of(lead));
        office.tick();
        assertThat(bodies()).hasSize(1);
        return sequence;
    }

    private void change(Sequence old, SequenceInput input) {
        assertThat(office.as(maya, () -> sequences.change(old.id(), input, maya)))
                .isInstanceOf(Sequences.Saving.Saved.class);
    }

    private int move(Sequence sequence) {
        return office.as(maya, () -> versions.move(sequence.id())).orElseThrow();
    }

    private void daysPass(int days) {
        for (int day = 0; day < days; day++) {
            office.pass(Duration.ofDays(1));
            office.tick();
            office.tick();
        }
    }

    private List<String> bodies() {
        return office.messages(maya, lead).stream().map(Message::body).toList();
    }

    private Document page(String url) throws Exception {
        MvcTestResult answer = mvc.get().uri(url).with(SignedIn.as(maya)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
