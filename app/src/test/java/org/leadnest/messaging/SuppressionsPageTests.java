package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.messaging.preferences.Suppressions;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The page that says who gets nothing, why, since when, and what lifts it. */
@LeadNestTest
class SuppressionsPageTests {
    private static final String PAGE = "/app/settings/suppressions";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Messages messages;

    @Autowired
    private Consents consents;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private Seal seal;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private ServiceClock clock;

    private Cast.Players players;
    private String email;
    private UUID ana;

    @BeforeEach
    void enter() {
        players = cast.enter();
        Daytime.moveTo(clock, "10:00");
        email = "ana." + UUID.randomUUID() + "@example.com";
        ana = players.atHarbor(() -> leads.capture(
                        NewLead.named("Ana", "Lopez")
                                .reachedBy(List.of(new EmailAddress(email)), List.of())
                                .living("NY", "10001", "America/New_York"),
                        players.grace())
                .lead()
                .id()
                .value());
    }

    @Test
    void anOptOutIsShownWithItsSourceAndWhatLiftsIt() {
        players.atHarbor(() -> {
            consents.optOut(ana, EnumSet.of(Channel.EMAIL), new Evidence("REPLY", "please stop", "test"));
            return true;
        });
        assertThat(page(players.maya()))
                .hasStatusOk()
                .bodyText()
                .contains("Ana Lopez", "Opted out", "a message of theirs", "A new consent", "/app/leads/" + ana);
    }

    @Test
    void anAddressIsFoundThatWasBlockedByHandAndTheLeadWhoWasWrittenToThereIsInTheLedger() {
        assertThat(queue().status()).isEqualTo(Status.SENT);
        assertThat(search(players.maya(), email)).bodyText().contains("Not blocked");
        assertThat(mvc.post()
                        .uri(PAGE)
                        .param("address", email)
                        .param("words", "Told me on the phone on Monday")
                        .with(SignedIn.as(players.maya())))
                .hasStatus3xxRedirection();
        assertThat(search(players.maya(), email)).bodyText().contains(email, "Ana Lopez", "a person here");
        assertThat(queue().rule()).isEqualTo("suppression");
        assertThat(mvc.get().uri("/app/settings/sending/consents.csv").with(SignedIn.as(players.grace())))
                .bodyText()
                .contains("Told me on the phone on Monday", "HAND");
    }

    @Test
    void anAddressThatAMailServerRefusedOpensAgainWhenSomebodyKnowsBetterAndSaysWhy() throws Exception {
        refused();
        assertThat(queue().rule()).isEqualTo("suppression");
        String hash = Jsoup.parse(page(players.maya()).getResponse().getContentAsString())
                .select("form[action$=/works] input[name=hash]")
                .val();
        assertThat(works(hash, "")).hasStatus(422).bodyText().contains("How do you know");
        assertThat(works("nonsense", "She called")).hasStatus(404);
        assertThat(works(hash, "She called and read it to me")).hasStatus3xxRedirection();
        assertThat(queue().status()).isEqualTo(Status.SENT);
        assertThat(mvc.get().uri("/app/settings/audit").with(SignedIn.as(players.grace())))
                .bodyText()
                .contains("She called and read it to me");
    }

    @Test
    void aLetterFromAnAddressProvesThatItLivesAndAConsentTriesItAgain() {
        refused();
        receive("Is the house still free?", false);
        assertThat(queue().status()).isEqualTo(Status.SENT);
        refused();
        receive("I am away", true);
        assertThat(queue().rule()).as("a machine proves nothing").isEqualTo("suppression");
        players.atHarbor(() -> {
            consents.give(ana, Channel.EMAIL, new Evidence("FORM", "Write to me", "test"));
            return true;
        });
        assertThat(queue().status()).isNotEqualTo(Status.REFUSED);
    }

    @Test
    void nothingButThePersonsOwnWordLiftsTheirOwnWord() {
        refused();
        players.atHarbor(() -> {
            consents.optOut(ana, EnumSet.of(Channel.EMAIL), new Evidence("REPLY", "please stop", "test"));
            return true;
        });
        receive("By the way, is it still free?", false);
        assertThat(queue().rule()).isEqualTo("suppression");
        String hash = players.atHarbor(() -> seal.addressKey(Channel.EMAIL, email));
        assertThat(works(hash, "She called")).hasStatus(404);
    }

    private void refused() {
        players.atHarbor(() -> {
            suppressions.blockAddress(
                    players.harbor(), Channel.EMAIL, seal.addressKey(Channel.EMAIL, email), "the carrier refuses it");
            return true;
        });
    }

    private void receive(String text, boolean automatic) {
        players.atHarbor(() -> messages.receive(new Incoming(
                ana,
                Channel.EMAIL,
                email,
                "team@harbor.example",
                "Re",
                text,
                automatic,
                "test",
                Ids.next().toString())));
    }

    private MvcTestResult works(String hash, String words) {
        return mvc.post()
                .uri(PAGE + "/works")
                .param("hash", hash)
                .param("words", words)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    @Test
    void whatIsNoAddressIsNotBlocked() {
        assertThat(search(players.maya(), "Ana")).bodyText().contains("That is no address");
        assertThat(mvc.post()
                        .uri(PAGE)
                        .param("address", "Ana")
                        .param("words", "")
                        .with(SignedIn.as(players.maya())))
                .hasStatus(422)
                .bodyText()
                .contains("An e-mail address or a phone number", "What did the person say");
    }

    @Test
    void theListIsReadByAllWhoReadMessagesChangedByThoseWhoSendAndTakenOutByThoseWhoExport() {
        assertThat(page(players.maya())).bodyText().contains("Block it").doesNotContain("Download (CSV)");
        assertThat(page(players.grace())).bodyText().contains("Block it", "Download (CSV)");
        assertThat(mvc.get().uri(PAGE + ".csv").with(SignedIn.as(players.maya())))
                .hasStatus(403);
        players.atHarbor(() -> {
            consents.optOut(ana, EnumSet.of(Channel.EMAIL), new Evidence("REPLY", "stop", "test"));
            return true;
        });
        assertThat(mvc.get().uri(PAGE + ".csv").with(SignedIn.as(players.grace())))
                .hasStatusOk()
                .bodyText()
                .contains("Hash of the address", "EMAIL", ana.toString(), "REPLY")
                .doesNotContain(email);
    }

    private MvcTestResult page(Actor reader) {
        return mvc.get().uri(PAGE).with(SignedIn.as(reader)).exchange();
    }

    private MvcTestResult search(Actor reader, String address) {
        return mvc.post()
                .uri(PAGE + "/search")
                .param("address", address)
                .with(SignedIn.as(reader))
                .exchange();
    }

    private Message queue() {
        UUID id = players.atHarbor(() -> messages.queue(List.of(new Outgoing(
                        ana,
                        Channel.EMAIL,
                        Category.COMMERCIAL,
                        email,
                        "Ana Lopez",
                        "Hello",
                        "Still looking? " + UUID.randomUUID(),
                        new Whereabouts(ZoneId.of("America/New_York"), "NY", null, null),
                        new Outgoing.Origin.Manual(),
                        null))))
                .getFirst();
        dispatcher.run();
        return players.atHarbor(() -> messages.find(id)).orElseThrow();
    }
}
