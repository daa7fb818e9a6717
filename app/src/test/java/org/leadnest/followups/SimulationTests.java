package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;
import static org.leadnest.followups.Office.task;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.messaging.Forecast;
import org.leadnest.messaging.Incoming;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Status;
import org.leadnest.privacy.Restrictions;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is told before a sequence starts is what happens when it does. */
@LeadNestTest
class SimulationTests {
    private static final Duration LOOK = Duration.ofHours(1);

    @Autowired
    private Office office;

    @Autowired
    private Simulations simulations;

    @Autowired
    private Consents consents;

    @Autowired
    private Messages messages;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private Actor maya;
    private UUID lead;

    @BeforeEach
    void enter() {
        players = cast.enter();
        maya = players.maya();
        office.moveTo("18:00");
        lead = office.lead(maya);
    }

    @Test
    void whatIsToldIsWhatHappens() {
        Sequence sequence = office.sequence(
                maya, input(email("PT0S", "One"), email("PT4H", "Two"), task("PT1H", "Call"), email("P2D", "Three")));
        List<Instant> told = simulate(sequence, lead).happenings().stream()
                .filter(happening -> happening.forecast() instanceof Forecast.Goes)
                .map(happening -> ((Forecast.Goes) happening.forecast()).at())
                .toList();
        assertThat(told).hasSize(3);
        assertThat(office.messages(maya, lead)).as("nothing is made by looking").isEmpty();

        office.enroll(maya, sequence, List.of(lead));
        for (Duration passed = Duration.ZERO; passed.toDays() < 3; passed = passed.plus(LOOK)) {
            office.tick();
            office.pass(LOOK);
        }
        List<Instant> happened = office.messages(maya, lead).stream()
                .filter(message -> message.status() == Status.SENT)
                .map(Message::sentAt)
                .toList();
        assertThat(happened).hasSameSizeAs(told);
        for (int i = 0; i < told.size(); i++) {
            assertThat(Duration.between(told.get(i), happened.get(i)))
                    .as("message " + (i + 1))
                    .isBetween(Duration.ZERO, LOOK);
        }
    }

    @Test
    void whoIsAwayIsToldAndWrittenToAtTheSameTimes() {
        office.moveTo("10:00");
        away(office.moveTo("10:00"));
        Sequence sequence = office.sequence(maya, input(email("PT0S", "One"), email("P1D", "Two")));
        List<Instant> told = simulate(sequence, lead).happenings().stream()
                .map(Simulation.Happening::forecast)
                .filter(Forecast.Goes.class::isInstance)
                .map(forecast -> ((Forecast.Goes) forecast).at())
                .toList();
        office.enroll(maya, sequence, List.of(lead));
        List<Instant> happened = ticks(12);
        assertThat(Duration.between(told.getFirst(), told.getLast()))
                .as("who comes back does not get all at once")
                .isGreaterThanOrEqualTo(Duration.ofDays(1));
        assertThat(happened).hasSameSizeAs(told);
        for (int i = 0; i < told.size(); i++) {
            assertThat(Duration.between(told.get(i), happened.get(i)))
                    .as("message " + (i + 1))
                    .isBetween(Duration.ZERO, LOOK);
        }
    }

    private List<Instant> ticks(int days) {
        for (Duration passed = Duration.ZERO; passed.toDays() < days; passed = passed.plus(LOOK)) {
            office.tick();
            office.pass(LOOK);
        }
        return office.messages(maya, lead).stream()
                .filter(message -> message.status() == Status.SENT)
                .map(Message::sentAt)
                .toList();
    }

    private void away(Instant now) {
        LocalDate back = now.atZone(Office.NEW_YORK).toLocalDate().plusDays(6);
        office.as(
                maya,
                () -> messages.receive(new Incoming(
                        lead,
                        Channel.EMAIL,
                        "ana@example.com",
                        "maya@example.com",
                        "Out of office",
                        "I am away",
                        true,
                        back,
                        null,
                        "test",
                        UUID.randomUUID().toString(),
                        List.of())));
        office.pass(Duration.ofMinutes(1));
    }

    @Test
    void whoseDataIsNotUsedIsRefusedInTheForecastAsWell() {
        Sequence sequence = office.sequence(maya, input(task("PT0S", "Call")));
        office.as(maya, () -> {
            restrictions.restrict(lead, "Objection");
            return true;
        });
        assertThat(simulate(sequence, lead).refusal()).contains("kept and not used");
        assertThat(simulate(sequence, lead).happenings()).isEmpty();
    }

    @Test
    void quietHoursAreToldWithTheTimeAfterThem() {
        Sequence sequence = office.sequence(maya, input(email("PT4H", "Late")));
        Simulation.Happening happening = simulate(sequence, lead).happenings().getFirst();
        assertThat(happening.due().atZone(Office.NEW_YORK).getHour()).isEqualTo(22);
        assertThat(happening.forecast()).isInstanceOfSatisfying(Forecast.Goes.class, goes -> {
            assertThat(goes.at().atZone(Office.NEW_YORK).getHour()).isEqualTo(8);
            assertThat(goes.held()).extracting(Forecast.Reason::rule).isEqualTo("quiet-hours");
        });
    }

    @Test
    void whoCannotBeEnrolledIsToldWithTheReason() {
        Sequence sequence = office.sequence(maya, input(email("PT0S", "Hello")));
        UUID gone = office.lead(maya);
        office.as(maya, () -> {
            consents.optOut(gone, EnumSet.allOf(Channel.class), new Evidence("TEXT", "STOP", "text"));
            return gone;
        });
        UUID inIt = office.lead(maya);
        office.enroll(maya, sequence, List.of(inIt));
        assertThat(simulate(sequence, gone).refusal()).contains("opted out");
        assertThat(simulate(sequence, inIt).refusal()).contains("already");
        assertThat(simulate(sequence, UUID.randomUUID()).refusal()).contains("no such lead");
    }

    @Test
    void theApiTellsOutcomesAndRules() throws Exception {
        Sequence sequence =
                office.sequence(maya, input(email("PT0S", "Hi"), email("PT4H", "Late"), task("PT0S", "Call")));
        String told = mvc.post()
                .uri("/api/v1/sequences/" + sequence.id() + "/simulations")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"leadIds\":[\"" + lead + "\"]}")
                .with(SignedIn.as(maya))
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(JsonPath.<List<String>>read(told, "$.data[0].steps[*].outcome"))
                .containsExactly("GOES", "GOES", "TASK");
        assertThat(JsonPath.<String>read(told, "$.data[0].steps[1].rule")).isEqualTo("quiet-hours");
        assertThat(JsonPath.<String>read(told, "$.data[0].steps[0].subject")).isEqualTo("Hello Ana");
        assertThat(mvc.post()
                        .uri("/api/v1/sequences/" + sequence.id() + "/simulations")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"leadIds\":[]}")
                        .with(SignedIn.as(maya)))
                .hasStatus(400);
    }

    @Test
    void thePageOffersToEnrollThoseWhoMay() throws Exception {
        Sequence sequence = office.sequence(maya, input(email("PT0S", "Hi"), email("PT4H", "Late")));
        Document page = Jsoup.parse(mvc.post()
                .uri("/app/sequences/" + sequence.id() + "/simulation")
                .param("leadIds", lead.toString(), UUID.randomUUID().toString())
                .with(SignedIn.as(maya))
                .exchange()
                .getResponse()
                .getContentAsString());
        assertThat(page.select("form[action$=/enrollments] input[name=leadIds]").eachAttr("value"))
                .containsExactly(lead.toString());
        assertThat(page.select(".ln-stat-value").eachText()).containsExactly("1", "1", "0");
        assertThat(page.select("main").text()).contains("Quiet hours", "There is no such lead.");
    }

    private Simulation.OfLead simulate(Sequence sequence, UUID of) {
        return office.as(maya, () -> simulations.of(sequence.id(), List.of(of)))
                .orElseThrow()
                .leads()
                .getFirst();
    }
}
