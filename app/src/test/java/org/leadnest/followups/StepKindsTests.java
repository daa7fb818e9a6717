package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;

import com.jayway.jsonpath.JsonPath;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.ExitReason;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.messaging.Message;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Steps that wait, ask and call. */
@LeadNestTest
class StepKindsTests {
    @Autowired
    private Office office;

    @Autowired
    private Sequences sequences;

    @Autowired
    private Approvals approvals;

    @Autowired
    private WebhookCalls calls;

    @Autowired
    private CallWebhooks caller;

    @Autowired
    private WebhookSignature signature;

    @Autowired
    private Simulations simulations;

    @Autowired
    private Consents consents;

    @Autowired
    private Leads leads;

    @Autowired
    private Cast cast;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Actor grace;
    private Actor maya;
    private UUID lead;

    @BeforeEach
    void enter() {
        Cast.Players players = cast.enter();
        grace = players.grace();
        maya = players.maya();
        office.moveTo("10:00");
        lead = office.lead(maya);
    }

    @Test
    void aWaitOnlyLetsTimePass() {
        Sequence sequence =
                office.sequence(maya, input(line(step -> step.channel("WAIT").delay("PT2H")), email("PT1H", "Hi")));
        office.enroll(maya, sequence, List.of(lead));
        office.pass(Duration.ofMinutes(179));
        office.tick();
        assertThat(office.messages(maya, lead)).isEmpty();
        office.pass(Duration.ofMinutes(1));
        office.tick();
        assertThat(office.messages(maya, lead)).hasSize(1);
    }

    @Test
    void aConditionLeadsTheTaggedOneWayAndTheOthersAnother() {
        Sequence sequence = office.sequence(
                maya,
                input(
                        line(step -> step.channel("CONDITION").asking("TAG", null, "Investor", 2)),
                        email("PT0S", "For investors"),
                        email("PT0S", "For everybody")));
        UUID other = office.lead(maya);
        office.as(maya, () -> leads.tag(new LeadId(lead), "INVESTOR", Author.of(maya)));
        office.enroll(maya, sequence, List.of(lead, other));
        tickUntilWritten(2);
        assertThat(bodies(lead)).containsExactly("For investors", "For everybody");
        assertThat(bodies(other)).containsExactly("For everybody");
    }

    @Test
    void aConditionAsksForTheStageAtItsOwnMoment() {
        Sequence sequence = office.sequence(
                maya,
                new SequenceInput(
                        "Welcome",
                        List.of(
                                line(step ->
                                        step.channel("CONDITION").delay("PT1H").asking("STAGE", null, "Contacted", 2)),
                                email("PT0S", "Contacted")),
                        Set.of(),
                        false));
        UUID other = office.lead(maya);
        office.enroll(maya, sequence, List.of(lead, other));
        office.as(maya, () -> leads.changeStage(new LeadId(lead), "Contacted", Author.of(maya)));
        office.pass(Duration.ofHours(1));
        tickUntilWritten(1);
        assertThat(bodies(lead)).containsExactly("Contacted");
        assertThat(bodies(other)).isEmpty();
        assertThat(office.run(maya, other).enrollment().ended()).isTrue();
    }

    @Test
    void aConditionAsksWhetherALinkOfTheSequenceWasOpened() {
        mvc.post()
                .uri("/app/settings/sending")
                .param("trackLinks", "true")
                .with(SignedIn.as(grace))
                .exchange();
        Sequence sequence = office.sequence(
                maya,
                input(
                        line(step -> step.channel("EMAIL").delay("PT0S").body("See https://homes.example/18")),
                        line(step -> step.channel("CONDITION").delay("PT1H").asking("OPENED_LINK", null, null, 3)),
                        email("PT0S", "You looked")));
        UUID other = office.lead(maya);
        office.enroll(maya, sequence, List.of(lead, other));
        office.tick();
        office.tick();
        String code = office.as(
                maya,
                () -> transactions.execute(status -> jdbc.sql("select code from messaging.links where person_id = ?")
                        .param(lead)
                        .query(String.class)
                        .single()));
        mvc.get()
                .uri("/l/" + code)
                .header("User-Agent", "Mozilla/5.0 (iPhone) Safari/604.1")
                .exchange();
        office.pass(Duration.ofHours(1));
        tickUntilWritten(2);
        assertThat(bodies(lead)).contains("You looked");
        assertThat(bodies(other)).hasSize(1);
        assertThat(office.run(maya, other).enrollment().ended()).isTrue();
    }

    @Test
    void businessDaysPassOverTheWeekend() {
        Sequence sequence =
                office.sequence(maya, input(line(step -> step.businessDays(3).at("09:00"))));
        office.enroll(maya, sequence, List.of(lead));
        Instant due = office.run(maya, lead).enrollment().due();
        assertThat(due).isNotNull();
        assertThat(due.atZone(Office.NEW_YORK).getDayOfWeek())
                .as("three business days from a Wednesday morning, then nine o'clock")
                .isEqualTo(DayOfWeek.TUESDAY);
    }

    @Test
    void aStepThatIsTooLateIsPassedOver() {
        Sequence sequence = office.sequence(
                maya, input(line(step -> step.delay("PT1H").notAfter("PT30M")), email("P1D", "Still here")));
        office.enroll(maya, sequence, List.of(lead));
        office.pass(Duration.ofHours(2));
        office.tick();
        assertThat(office.messages(maya, lead)).isEmpty();
        assertThat(office.run(maya, lead).enrollment().step()).isEqualTo(1);
    }

    @Test
    void eachLeadGetsOneWordingAndThoseAreSpread() {
        Sequence sequence = office.sequence(
                maya, input(line(step -> step.body("A").variants(new StepLine.Wording(1, "Hello", "B")))));
        List<UUID> many = office.leads(maya, 60);
        office.enroll(maya, sequence, many);
        office.tick();
        var bodies = many.stream().map(this::bodies).toList();
        assertThat(bodies).allSatisfy(one -> assertThat(one).hasSize(1));
        assertThat(bodies.stream().map(List::getFirst).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void nothingGoesUntilAPersonLetsIt() {
        Sequence sequence = office.sequence(maya, input(line(step -> step.approval("ASK")), email("P1D", "Next")));
        UUID run = enrol(sequence);
        office.tick();
        assertThat(office.messages(maya, lead)).isEmpty();
        assertThat(office.as(maya, () -> approvals.waiting(null, 10).data()))
                .singleElement()
                .satisfies(question -> assertThat(question.text()).isEqualTo("Hello Ana"));
        assertThat(office.as(maya, () -> approvals.approve(run, 1)))
                .as("the word names the step that was seen")
                .isFalse();
        assertThat(office.as(maya, () -> approvals.approve(run, 0))).isTrue();
        assertThat(office.as(maya, () -> approvals.approve(run, 0))).as("once").isFalse();
        office.tick();
        assertThat(bodies(lead)).containsExactly("Hello Ana");
        office.pass(Duration.ofDays(1));
        tickUntilWritten(2);
        assertThat(bodies(lead)).containsExactly("Hello Ana", "Next");
    }

    @Test
    void whatIsDroppedIsNotSentAndTheRunGoesOn() {
        Sequence sequence = office.sequence(maya, input(line(step -> step.approval("ASK")), email("P1D", "Next")));
        UUID run = enrol(sequence);
        office.tick();
        assertThat(office.as(maya, () -> approvals.decline(run, 0))).isTrue();
        office.pass(Duration.ofDays(1));
        office.tick();
        assertThat(bodies(lead)).containsExactly("Next");
    }

    @Test
    void anOptOutWinsOverTheWordOfAPerson() {
        Sequence sequence = office.sequence(maya, input(line(step -> step.approval("ASK"))));
        UUID run = enrol(sequence);
        office.tick();
        office.as(maya, () -> {
            consents.optOut(lead, EnumSet.allOf(Channel.class), new Evidence("form", "Stop", ""));
            return true;
        });
        office.as(maya, () -> approvals.approve(run, 0));
        office.tick();
        assertThat(office.messages(maya, lead)).isEmpty();
        assertThat(office.run(maya, lead).enrollment().exit()).isEqualTo(ExitReason.OPTED_OUT);
    }

    @Test
    void aWebhookIsCalledOnceSignedAndLedgered() throws Exception {
        try (WebhookPeer peer = new WebhookPeer()) {
            Sequence sequence = office.sequence(
                    maya, input(line(step -> step.channel("WEBHOOK").url(peer.url()))));
            UUID run = enrol(sequence);
            office.tick();
            caller.run();
            caller.run();
            assertThat(peer.told()).hasSize(1);
            WebhookPeer.Told told = peer.told().getFirst();
            assertThat(JsonPath.<String>read(told.body(), "$.type")).isEqualTo("sequence.step");
            assertThat(JsonPath.<String>read(told.body(), "$.data.enrollmentId"))
                    .isEqualTo(run.toString());
            assertThat(JsonPath.<String>read(told.body(), "$.data.lead.firstName"))
                    .isEqualTo("Ana");
            assertThat(told.signature())
                    .isEqualTo(signature.sign(
                            maya.account(),
                            UUID.fromString(told.id()),
                            Instant.ofEpochSecond(Long.parseLong(told.timestamp())),
                            told.body()));
            assertThat(ledger()).extracting(WebhookCall::status).containsExactly(WebhookCall.Status.DELIVERED);
        }
    }

    @Test
    void aCallThatFailsIsTriedAgainUnderTheSameId() {
        try (WebhookPeer peer = new WebhookPeer()) {
            peer.answer(500, 302);
            enrol(office.sequence(
                    maya, input(line(step -> step.channel("WEBHOOK").url(peer.url())))));
            office.tick();
            caller.run();
            caller.run();
            assertThat(peer.told()).hasSize(1);
            assertThat(ledger().getFirst().problem()).isEqualTo("It answered 500.");
            office.pass(Duration.ofSeconds(31));
            caller.run();
            office.pass(Duration.ofMinutes(3));
            caller.run();
            assertThat(peer.told())
                    .hasSize(3)
                    .extracting(WebhookPeer.Told::id)
                    .containsOnly(peer.told().getFirst().id());
            assertThat(ledger()).extracting(WebhookCall::status).containsExactly(WebhookCall.Status.DELIVERED);
        }
    }

    @Test
    void aReceiverThatIsGoneIsGivenUpUntilSomebodyAsksAgain() {
        try (WebhookPeer peer = new WebhookPeer()) {
            peer.answer(410);
            enrol(office.sequence(
                    maya, input(line(step -> step.channel("WEBHOOK").url(peer.url())))));
            office.tick();
            caller.run();
            office.pass(Duration.ofDays(1));
            caller.run();
            assertThat(peer.told()).hasSize(1);
            UUID call = ledger().getFirst().id();
            assertThat(office.as(maya, () -> calls.again(call))).isEqualTo(WebhookCalls.Again.ASKED);
            assertThat(office.as(maya, () -> calls.again(call))).isEqualTo(WebhookCalls.Again.NOT_GIVEN_UP);
            caller.run();
            assertThat(peer.told()).hasSize(2);
        }
    }

    @Test
    void theSimulationTellsWhatAsksCallsAndBranches() {
        Sequence sequence = office.sequence(
                maya,
                input(
                        line(step -> step.approval("ASK")),
                        line(step -> step.channel("CONDITION").asking("TAG", null, "Investor", 3)),
                        email("PT0S", "For investors"),
                        line(step -> step.channel("WEBHOOK").url("https://example.com/hook"))));
        var happenings = office.as(maya, () -> simulations.of(sequence.id(), List.of(lead)))
                .orElseThrow()
                .leads()
                .getFirst()
                .happenings();
        assertThat(happenings)
                .extracting(Simulation.Happening::channel)
                .containsExactly(StepChannel.EMAIL, StepChannel.CONDITION, StepChannel.WEBHOOK);
        assertThat(happenings.getFirst().asksFirst()).isTrue();
        assertThat(happenings.get(1).text()).contains("goes on with step 4");
        assertThat(happenings.get(2).text()).isEqualTo("https://example.com/hook");
        assertThat(ledger()).as("nothing is called by looking").isEmpty();
    }

    @Test
    void saysWhatContradictsItself() {
        var bad = new SequenceInput(
                "Bad",
                List.of(
                        line(step -> step.delay("P1D").businessDays(1)),
                        line(step -> step.channel("TASK").approval("ASK").variants(new StepLine.Wording(0, "", ""))),
                        line(step -> step.channel("WAIT").body("Hello").notAfter("PT1H")),
                        line(step -> step.channel("CONDITION").asking("STAGE", "x", "Nowhere", 1)),
                        line(step -> step.channel("CONDITION").asking("FIELD", "shoeSize", "", 9)),
                        line(step -> step.channel("WEBHOOK").url("ftp://example.com")),
                        line(step -> step.weight(3).url("https://example.com"))),
                Set.of(),
                true);
        Sequences.Saving saving = office.as(maya, () -> sequences.create(bad, maya));
        assertThat(saving)
                .isInstanceOfSatisfying(
                        Sequences.Saving.Refused.class,
                        refused -> assertThat(refused.errors().all().keySet())
                                .contains(
                                        "steps[0].delay",
                                        "steps[1].approval",
                                        "steps[1].variants",
                                        "steps[1].variants[0].weight",
                                        "steps[2].body",
                                        "steps[2].notAfter",
                                        "steps[3].condition.field",
                                        "steps[3].condition.value",
                                        "steps[3].condition.otherwise",
                                        "steps[4].condition.field",
                                        "steps[4].condition.value",
                                        "steps[4].condition.otherwise",
                                        "steps[5].url",
                                        "steps[6].weight",
                                        "steps[6].url"));
    }

    private UUID enrol(Sequence sequence) {
        return office.enroll(maya, sequence, List.of(lead))
                .enrolled()
                .getFirst()
                .id();
    }

    /** A row that a listener holds at the moment is passed over and comes with the next turn. */
    private void tickUntilWritten(int messages) {
        for (int turns = 0; turns < 100 && bodies(lead).size() < messages; turns++) {
            office.tick();
        }
    }

    private List<String> bodies(UUID of) {
        return office.messages(maya, of).stream().map(Message::body).toList();
    }

    private List<WebhookCall> ledger() {
        return office.as(maya, () -> calls.list(null, 10)).data();
    }

    private static StepLine line(UnaryOperator<Draft> change) {
        return change.apply(new Draft()).line();
    }

    /** An e-mail at once, unless something else is said. */
    private static final class Draft {
        private String channel = "EMAIL";
        private @Nullable String delay;
        private @Nullable Integer days;
        private @Nullable String at;
        private @Nullable String notAfter;
        private @Nullable String approval;
        private @Nullable String body;
        private @Nullable Integer weight;
        private @Nullable List<StepLine.Wording> variants;
        private StepLine.@Nullable Branch branch;
        private @Nullable String url;

        Draft channel(String value) {
            channel = value;
            return this;
        }

        Draft delay(String value) {
            delay = value;
            return this;
        }

        Draft businessDays(int value) {
            days = value;
            return this;
        }

        Draft at(String value) {
            at = value;
            return this;
        }

        Draft notAfter(String value) {
            notAfter = value;
            return this;
        }

        Draft approval(String value) {
            approval = value;
            return this;
        }

        Draft body(String value) {
            body = value;
            return this;
        }

        Draft weight(int value) {
            weight = value;
            return this;
        }

        Draft variants(StepLine.Wording... value) {
            variants = List.of(value);
            return this;
        }

        Draft asking(String on, @Nullable String field, @Nullable String value, int otherwise) {
            branch = new StepLine.Branch(on, field, value, otherwise);
            return this;
        }

        Draft url(String value) {
            url = value;
            return this;
        }

        StepLine line() {
            boolean writes = channel.equals("EMAIL");
            return new StepLine(
                    channel,
                    delay,
                    days,
                    at,
                    notAfter,
                    approval,
                    writes ? "Hello" : channel.equals("TASK") ? "Call" : null,
                    body == null && writes ? "Hello {{ lead.firstName }}" : body,
                    weight,
                    variants,
                    branch,
                    url);
        }
    }
}
