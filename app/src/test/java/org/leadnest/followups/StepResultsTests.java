package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.messaging.Incoming;
import org.leadnest.messaging.Messages;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a lead does counts for the message that it follows, in whatever version of the sequence that was. */
@LeadNestTest
class StepResultsTests {
    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    private Office office;

    @Autowired
    private Sequences sequences;

    @Autowired
    private StepResults results;

    @Autowired
    private Messages messages;

    @Autowired
    private Consents consents;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    private Actor maya;

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
        office.moveTo("10:00");
    }

    @Test
    void anAnswerToTheLastStepIsSeen() {
        Sequence sequence = office.sequence(maya, input(email("PT0S", "Hello")));
        List<UUID> leads = office.leads(maya, 3);
        office.enroll(maya, sequence, leads);
        days(2);
        answer(leads.get(0), "Yes please", false);
        answer(leads.get(0), "And when?", false);
        answer(leads.get(1), "I am away", true);
        assertThat(numbers(sequence)).containsExactly(new StepNumbers(3, 0, 0, 0, 0, 0, 1, 0, List.of()));
        assertThat(office.as(maya, () -> sequences.numbers(List.of(sequence.id())))
                        .get(sequence.id()))
                .isEqualTo(new SequenceNumbers(3, 0, 3, 1));
    }

    @Test
    void anAnswerWhileItWaitsIsAnAnswerToWhatWasSaid() {
        Sequence sequence = office.sequence(
                maya, input(email("PT0S", "One"), StepLine.of("WAIT", "P1D", null, null, null), email("P3D", "Two")));
        UUID lead = office.lead(maya);
        office.enroll(maya, sequence, List.of(lead));
        days(2);
        answer(lead, "Tell me more", false);
        assertThat(numbers(sequence)).extracting(StepNumbers::replied).containsExactly(1L, 0L, 0L);
    }

    @Test
    void anOptOutIsNoAnswerAndCountsForTheStepBeforeIt() {
        Sequence sequence = office.sequence(maya, input(email("PT0S", "One"), email("P1D", "Two")));
        List<UUID> leads = office.leads(maya, 2);
        office.enroll(maya, sequence, leads);
        days(0);
        answer(leads.get(0), "unsubscribe", false);
        days(3);
        office.as(maya, () -> {
            consents.optOut(leads.get(1), EnumSet.allOf(Channel.class), new Evidence("PAGE", "stop", "test"));
            return true;
        });
        assertThat(numbers(sequence)).extracting(StepNumbers::optedOut).containsExactly(1L, 1L);
        assertThat(numbers(sequence)).extracting(StepNumbers::replied).containsExactly(0L, 0L);
        assertThat(numbers(sequence)).extracting(StepNumbers::sent).containsExactly(2L, 1L);
    }

    @Test
    void eachWordingHasNumbersOfItsOwn() throws Exception {
        StepLine step = new StepLine(
                "EMAIL",
                "PT0S",
                null,
                null,
                null,
                null,
                "A",
                "Text A",
                1,
                List.of(new StepLine.Wording(1, "B", "Text B")),
                null,
                null);
        Sequence sequence = office.sequence(maya, input(step));
        List<UUID> leads = office.leads(maya, 12);
        office.enroll(maya, sequence, leads);
        days(1);
        List<UUID> second = leads.stream()
                .filter(lead -> office.messages(maya, lead).getFirst().body().equals("Text B"))
                .toList();
        assertThat(second).isNotEmpty().hasSizeLessThan(12);
        answer(second.getFirst(), "B it is", false);
        int first = 12 - second.size();
        StepNumbers numbers = numbers(sequence).getFirst();
        assertThat(numbers.sent()).isEqualTo(12);
        assertThat(numbers.wordings())
                .containsExactly(
                        new StepNumbers.Wording("A", first, 0, 0, 0, 0),
                        new StepNumbers.Wording("B", second.size(), 0, 0, 1, 0));
        assertThat(page("/app/sequences/" + sequence.id()).text())
                .contains("A: " + first + " sent; then 0 replied", "B: " + second.size() + " sent; then 1 replied")
                .contains("may be chance");
    }

    @Test
    void numbersGoOnOverVersions() throws Exception {
        Sequence first = office.sequence(maya, input(email("PT0S", "One"), email("P1D", "Two")));
        UUID early = office.lead(maya);
        office.enroll(maya, first, List.of(early));
        days(3);
        answer(early, "To the second", false);
        // A step is put before, the words of the second change; the first is gone.
        SequenceForm form =
                SequenceForm.of(first).after("add:EMAIL").after("move:2_0").after("remove:1");
        Sequence second = changed(first, form);
        UUID late = office.lead(maya);
        office.enroll(maya, second, List.of(late));
        days(5);
        assertThat(numbers(second)).extracting(StepNumbers::sent).containsExactly(1L, 1L);
        assertThat(office.as(maya, () -> results.ofAllVersions(second)))
                .extracting(StepNumbers::sent, StepNumbers::replied)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, 0L), org.assertj.core.groups.Tuple.tuple(2L, 1L));
        String url = "/app/sequences/" + second.id();
        assertThat(page(url).text()).contains("This version: 1 sent").doesNotContain("All versions: 2");
        assertThat(page(url + "?numbers=all").text()).contains("All versions: 2 sent");
        assertThat(page(url + "/versions").text()).contains("Step 2, E-mail: 1 sent", "then 1 replied");
        String json = get("/api/v1/sequences/" + second.id() + "/versions");
        assertThat(JsonPath.<List<Integer>>read(json, "$.data[*].version")).containsExactly(2, 1);
        assertThat(JsonPath.<Integer>read(json, "$.data[1].steps[1].numbers.replied"))
                .isEqualTo(1);
        assertThat(JsonPath.<String>read(json, "$.data[0].steps[1].step.lineage"))
                .isEqualTo(JsonPath.<String>read(json, "$.data[1].steps[1].step.lineage"));
        String one = get("/api/v1/sequences/" + second.id() + "/versions?limit=1");
        String next = get(
                "/api/v1/sequences/" + second.id() + "/versions?limit=1&after=" + JsonPath.<String>read(one, "$.next"));
        assertThat(JsonPath.<List<Integer>>read(next, "$.data[*].version")).containsExactly(1);
    }

    @Test
    void aProgramThatKnowsNoLineageKeepsTheNumbersByWordsAndPlace() {
        Sequence first = office.sequence(maya, input(email("PT0S", "One"), email("P1D", "Two"), email("P1D", "Three")));
        Sequence second = office.sequence(maya, input(email("PT0S", "Other")));
        office.enroll(maya, first, List.of(office.lead(maya)));
        Sequence after = changed(first, input(email("PT0S", "Three"), email("P1D", "Changed")));
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.steps())
                .extracting(SequenceStep::lineage)
                .containsExactly(
                        first.steps().get(2).lineage(), first.steps().get(1).lineage());
        StepLine foreign = StepForm.of(second.steps().getFirst(), 1).line(1);
        assertThat(changed(first, input(foreign, foreign)).steps())
                .extracting(SequenceStep::lineage)
                .doesNotContain(second.steps().getFirst().lineage())
                .doesNotHaveDuplicates();
    }

    private Sequence changed(Sequence before, SequenceForm form) {
        form = new SequenceForm(
                form.name(),
                form.steps().stream()
                        .map(step -> new StepForm(
                                step.channel(),
                                step.amount(),
                                step.unit(),
                                "",
                                step.expiry(),
                                false,
                                "New",
                                "New after " + step.amount(),
                                "1",
                                List.of(),
                                step.asked(),
                                "",
                                step.lineage()))
                        .toList(),
                form.pausing(),
                true,
                "");
        return changed(before, form.input());
    }

    private Sequence changed(Sequence before, SequenceInput input) {
        Sequences.Saving saving = office.as(maya, () -> sequences.change(before.id(), input, maya));
        assertThat(saving).isInstanceOf(Sequences.Saving.Saved.class);
        return ((Sequences.Saving.Saved) saving).sequence();
    }

    private List<StepNumbers> numbers(Sequence sequence) {
        return office.as(maya, () -> results.of(sequence));
    }

    private void answer(UUID lead, String words, boolean automatic) {
        office.as(
                maya,
                () -> messages.receive(new Incoming(
                        lead,
                        Channel.EMAIL,
                        lead + "@example.com",
                        "maya@example.com",
                        "Re:",
                        words,
                        automatic,
                        "test",
                        Ids.next().toString())));
    }

    private void days(int days) {
        office.tick();
        office.tick();
        for (int day = 0; day < days; day++) {
            office.pass(DAY);
            office.tick();
            office.tick();
        }
        office.pass(Duration.ofMinutes(5));
    }

    private Document page(String url) throws Exception {
        return Jsoup.parse(get(url));
    }

    private String get(String url) throws Exception {
        MvcTestResult answer = mvc.get().uri(url).with(SignedIn.as(maya)).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
