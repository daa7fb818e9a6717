package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.ExitReason;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.messaging.Incoming;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Status;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.TwilioPeer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A lead, three texts, a reply, an opt-out; and whichever call to the carrier goes wrong, in whichever way, or whichever turn
 * of the runner dies before its commit: the carrier's own ledger has no text twice, what it has not is listed, and after the
 * reply nothing goes.
 */
@LeadNestTest
class StoryFaultsTests {
    private static final TwilioPeer TWILIO = new TwilioPeer();
    private static final AtomicInteger NUMBER = new AtomicInteger(1_000);
    private static final List<String> TEXTS = List.of("One", "Two", "Three");
    private static final int CALLS = 4;

    @Autowired
    private Office office;

    @Autowired
    private AdvanceSet set;

    @Autowired
    private Messages messages;

    @Autowired
    private Consents consents;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private Actor maya;
    private String phone = "";
    private UUID lead = new UUID(0, 0);

    @DynamicPropertySource
    static void carriers(DynamicPropertyRegistry properties) {
        properties.add("leadnest.sms.provider", () -> "twilio");
        properties.add("leadnest.sms.twilio.base-url", TWILIO::baseUrl);
        properties.add("leadnest.sms.twilio.account-sid", () -> "AC1");
        properties.add("leadnest.sms.twilio.auth-token", () -> "token");
        properties.add("leadnest.sms.twilio.from", () -> "+12025550111");
    }

    @AfterAll
    static void stop() {
        TWILIO.close();
    }

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
    }

    @Test
    void whicheverCallFailsTheStoryEndsAsItShould() {
        for (var kind : List.of(Faults.Kind.BEFORE_EFFECT, Faults.Kind.AFTER_EFFECT, Faults.Kind.TOO_MANY)) {
            for (int call = 1; call <= CALLS; call++) {
                live(Faults.at(call, kind), 0, kind + " at call " + call);
            }
        }
    }

    @Test
    void aCallWithoutAnAnswerIsNotMadeAgainBlind() {
        Faults silence = Faults.at(2, Faults.Kind.TIME_OUT);
        live(silence, 0, "no answer to call 2");
        silence.release();
    }

    @Test
    void whicheverTurnOfTheRunnerDiesTheStoryEndsAsItShould() {
        for (int turn = 1; turn <= TEXTS.size(); turn++) {
            live(Faults.NONE, turn, "the runner dies in turn " + turn);
            assertThat(accepted()).containsExactlyElementsOf(TEXTS);
        }
    }

    private void live(Faults faults, int dying, String what) {
        office.moveTo("10:00");
        TWILIO.forget();
        TWILIO.failWith(faults);
        phone = "+1212555" + NUMBER.incrementAndGet();
        lead = office.textOnly(maya, phone);
        Sequence sequence = office.sequence(
                maya,
                Office.input(text("PT0S", "One"), text("PT1H", "Two"), text("PT1H", "Three"), text("P1D", "Four")));
        office.enroll(maya, sequence, List.of(lead));
        for (int turn = 1; turn <= TEXTS.size(); turn++) {
            if (turn == dying) {
                dieBeforeTheCommit();
            }
            for (int look = 0; look < 6; look++) {
                office.tick();
                office.pass(Duration.ofMinutes(10));
            }
        }
        reply();
        check(what + ", after the reply", ExitReason.REPLIED);
        optOut();
        for (int day = 0; day < 2; day++) {
            office.pass(Duration.ofDays(1));
            office.tick();
        }
        check(what + ", after the opt-out", ExitReason.REPLIED);
    }

    private void check(String what, ExitReason ended) {
        assertThat(accepted()).as(what).doesNotHaveDuplicates().isSubsetOf(TEXTS);
        for (Message message : office.messages(maya, lead)) {
            if (TEXTS.contains(message.body())) {
                Set<Status> may = accepted().contains(message.body())
                        ? EnumSet.of(Status.SENT, Status.DELIVERED, Status.UNKNOWN)
                        : EnumSet.of(Status.UNKNOWN, Status.REFUSED, Status.FAILED);
                assertThat(message.status()).as(what + ": " + message.body()).isIn(may);
            }
        }
        assertThat(office.messages(maya, lead)).extracting(Message::body).contains("One", "Two", "Three");
        assertThat(office.run(maya, lead).enrollment().exit()).as(what).isEqualTo(ended);
    }

    /** What the carrier says that it took for this lead, by the words of the step. */
    private List<String> accepted() {
        return TWILIO.texts().stream()
                .filter(text -> text.to().equals(phone))
                .map(text -> text.body().lines().findFirst().orElse(""))
                .map(line -> TEXTS.stream().filter(line::startsWith).findFirst().orElse(line))
                .filter(line -> TEXTS.contains(line) || line.startsWith("Four"))
                .toList();
    }

    private void dieBeforeTheCommit() {
        office.as(
                maya,
                () -> transactions.execute(status -> {
                    set.advance(clock, new Sweep(500));
                    status.setRollbackOnly();
                    return true;
                }));
    }

    private void reply() {
        office.as(
                maya,
                () -> messages.receive(new Incoming(
                        lead, Channel.SMS, phone, "+12025550111", "", "Yes, call me", false, "test", null)));
        office.tick();
        for (int look = 0; look < 100 && !office.run(maya, lead).enrollment().ended(); look++) {
            office.pass(Duration.ofMinutes(30));
            office.tick();
        }
    }

    private void optOut() {
        office.as(maya, () -> {
            consents.optOut(lead, EnumSet.allOf(Channel.class), new Evidence("TEXT", "stop", "test"));
            return true;
        });
    }

    private static StepLine text(String delay, String body) {
        return StepLine.of("SMS", delay, null, null, body);
    }
}
