package org.leadnest.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.gate.Candidate;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.leadnest.testkit.SignedIn;
import org.leadnest.testkit.TwilioPeer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Pictures go with a text: the carrier fetches them at a signed address that is good for an hour. */
@LeadNestTest
class PictureMessageTests {
    private static final TwilioPeer TWILIO = new TwilioPeer();
    private static final byte[] GIF = "GIF89a and so on".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Leads leads;

    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private GateStore gate;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private UUID lead;

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
        TWILIO.forget();
        players = cast.enter();
        Mornings.nextOfAWorkday(clock);
        lead = players.atHarbor(() -> leads.capture(
                                NewLead.named("Nora", "Quinn")
                                        .reachedBy(List.of(), List.of(new PhoneNumber("+12125550177")))
                                        .living("NY", "10001", "America/New_York"),
                                players.grace())
                        .lead()
                        .id())
                .value();
    }

    @Test
    void theCarrierFetchesAPictureForAnHourAndNobodyElseFindsIt() {
        assertThat(write("house.gif", GIF)).hasStatus3xxRedirection();
        dispatcher.run();
        assertThat(message().status()).isEqualTo(Status.SENT);
        String address = TWILIO.texts().getFirst().pictures().getFirst();
        String path = address.substring(address.indexOf("/pictures/"));
        MvcTestResult fetched = mvc.get().uri(path).exchange();
        assertThat(fetched).hasStatusOk().hasContentType("image/gif");
        assertThat(fetched.getResponse().getContentAsByteArray()).isEqualTo(GIF);
        assertThat(fetched.getResponse().getCookies()).isEmpty();
        assertThat(fetched.getResponse().getHeader("Cache-Control")).contains("no-store");
        char last = path.charAt(path.length() - 2);
        String forged =
                path.substring(0, path.length() - 2) + (last == 'A' ? 'B' : 'A') + path.charAt(path.length() - 1);
        assertThat(mvc.get().uri(forged)).hasStatus(404);
        clock.advance(Duration.ofMinutes(61));
        assertThat(mvc.get().uri(path)).hasStatus(404);
    }

    @Test
    void onlyPicturesGoAndTheWordsStay() throws Exception {
        MvcTestResult refused = write("plan.pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
        assertThat(refused).hasStatus(422);
        assertThat(Jsoup.parse(refused.getResponse().getContentAsString())
                        .select("#f-files-error")
                        .text())
                .contains("JPEG, PNG and GIF pictures alone");
        assertThat(write("large.gif", java.util.Arrays.copyOf(GIF, (5 << 20) + 1)))
                .hasStatus(422);
        assertThat(write("script.gif", "<script>".getBytes(StandardCharsets.US_ASCII)))
                .hasStatus(422);
    }

    @Test
    void aTextWithPicturesIsOneMessageToTheNetworkHoweverLongItsWords() {
        clock.advance(Duration.ofHours(13));
        assertThat(write("house.gif", GIF)).hasStatus3xxRedirection();
        dispatcher.run();
        var tomorrow = clock.instant().plus(Duration.ofDays(1));
        var due = players.atHarbor(
                () -> transactions.execute(_ -> gate.due(players.harbor(), tomorrow, clock.instant(), 10)));
        assertThat(due).singleElement().satisfies(one -> {
            assertThat(one.pictures()).isTrue();
            assertThat(one.segments()).isEqualTo(1);
        });
    }

    @Test
    void theGateHoldsPicturesThatNobodyCouldFetch() {
        var manner = new Candidate.Manner(true, true, null, null, true);
        var verdict = new org.leadnest.messaging.gate.SendGate(List.of(), List.of())
                .judge(
                        new Candidate(
                                org.leadnest.messaging.Channel.SMS,
                                org.leadnest.messaging.Category.TRANSACTIONAL,
                                true,
                                false,
                                Candidate.ConsentState.GIVEN,
                                false,
                                null,
                                java.util.Set.of(),
                                List.of(),
                                new Candidate.Setup(true, true, true, false, true),
                                manner),
                        clock.instant());
        assertThat(verdict).isInstanceOfSatisfying(org.leadnest.messaging.gate.Verdict.Hold.class, hold -> {
            assertThat(hold.rule()).isEqualTo("picture-address");
            assertThat(hold.reason()).contains("https");
        });
    }

    private MvcTestResult write(String name, byte[] content) {
        return mvc.post()
                .uri("/app/inbox/" + lead + "/messages")
                .multipart()
                .file(new MockMultipartFile("files", name, "application/octet-stream", content))
                .param("channel", "SMS")
                .param("text", "The house that I told you about, seen from the garden. ".repeat(8))
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private Message message() {
        return players.atHarbor(() -> messages.list(lead, Optional.empty(), 5))
                .data()
                .getFirst();
    }
}
