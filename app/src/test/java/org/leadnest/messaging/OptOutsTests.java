package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.LeadConsents;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.messaging.preferences.Proofs;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.messaging.preferences.Suppressions;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.PersonRecords;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** An opt-out outlives the message, the lead and the account's wishes; only the person's own word lifts it. */
@LeadNestTest
class OptOutsTests {
    private static final Pattern LINK = Pattern.compile("https?://[^/]+(/u/[A-Za-z0-9_-]+)");
    private static final String PHONE = "+13055550123";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private LeadConsents agreed;

    @Autowired
    private List<PersonRecords> records;

    @Autowired
    private Messages messages;

    @Autowired
    private Consents consents;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private Seal seal;

    @Autowired
    private Proofs proofs;

    @Autowired
    private Outbox outbox;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private TransactionOperations transactions;

    private Cast.Players players;
    private String email;
    private UUID ana;

    @BeforeEach
    void enter() {
        players = cast.enter();
        Daytime.moveTo(clock, "10:00");
        email = "ana." + UUID.randomUUID() + "@example.com";
        ana = capture();
    }

    @Test
    void theLinkWorksTwoMonthsAfterTheSendAndAfterTheLeadWasErased() {
        assertThat(send(ana, Channel.EMAIL).status()).isEqualTo(Status.SENT);
        var found =
                LINK.matcher(outbox.list(Optional.empty(), 1).data().getFirst().text());
        assertThat(found.find()).isTrue();
        String link = found.group(1);
        erase(ana);
        clock.advance(Duration.ofDays(61));
        assertThat(mvc.get().uri(link)).hasStatusOk().bodyText().contains("Harbor Realty");
        assertThat(mvc.post().uri(link).param("List-Unsubscribe", "One-Click")).hasStatusOk();
        assertThat(players.atHarbor(() -> consents.open(ana))).isEmpty();
    }

    @Test
    void anOptOutSurvivesTheErasureAsAHashAndANewConsentLiftsIt() {
        optOut(ana);
        erase(ana);
        assertThat(list(Channel.EMAIL))
                .extracting(Proofs.Suppression::addressHash)
                .contains(seal.addressKey(Channel.EMAIL, email));
        assertThat(list(Channel.EMAIL).toString()).doesNotContain(email);
        UUID again = capture();
        assertThat(send(again, Channel.EMAIL).rule()).isEqualTo("suppression");
        players.atHarbor(() -> agreed.give(
                new LeadId(again),
                new LeadConsents.Agreement("EMAIL", "Yes, write to me", "form/3", "FORM", "198.51.100.7")));
        assertThat(send(again, Channel.EMAIL).status()).isEqualTo(Status.SENT);
        var proof = players.atHarbor(() -> proofs.ledger(again, Optional.empty(), 10))
                .data()
                .getFirst();
        assertThat(List.of(proof.act(), proof.scope(), proof.wording(), proof.version(), proof.address()))
                .containsExactly("GIVEN", "MARKETING", "Yes, write to me", "form/3", "198.51.100.7");
        erase(again);
        var kept = players.atHarbor(() -> proofs.ledger(again, Optional.empty(), 10))
                .data()
                .getFirst();
        assertThat(kept.wording()).isEqualTo("Yes, write to me");
        assertThat(kept.address()).isEmpty();
    }

    @Test
    void onlyTheirOwnStartBringsTextsBackAlsoToANumberThatTheCarrierRefused() {
        say("No me escriba más", "SM1");
        dispatcher.run();
        assertThat(outbox.list(Optional.empty(), 1).data().getFirst().text())
                .contains("Harbor Realty: cancelado", "COMENZAR");
        players.atHarbor(() -> {
            suppressions.blockAddress(
                    players.harbor(), Channel.SMS, seal.addressKey(Channel.SMS, PHONE), "the carrier refuses it");
            return true;
        });
        assertThat(send(ana, Channel.SMS).rule()).isEqualTo("suppression");
        say("Thank you", "SM2");
        assertThat(send(ana, Channel.SMS).rule()).isEqualTo("suppression");
        say("START", "SM3");
        assertThat(send(ana, Channel.SMS).status()).isEqualTo(Status.SENT);
    }

    @Test
    void theApiListsAndAddsAndNeverLifts() {
        assertThat(add(
                        players.maya(),
                        "{\"address\":\"%s\",\"channel\":\"EMAIL\"}"
                                .formatted(email.toUpperCase(java.util.Locale.ROOT))))
                .hasStatus(201);
        assertThat(send(ana, Channel.EMAIL).rule()).isEqualTo("suppression");
        assertThat(send(ana, Channel.SMS).status()).isEqualTo(Status.SENT);
        assertThat(add(players.maya(), "{\"leadId\":\"%s\",\"reason\":\"Said so by phone\"}".formatted(ana)))
                .hasStatus(201);
        assertThat(players.atHarbor(() -> consents.open(ana))).isEmpty();
        assertThat(get("/api/v1/suppressions?channel=SMS&limit=1", players.maya()))
                .hasStatusOk()
                .bodyText()
                .contains("\"channel\":\"SMS\"")
                .doesNotContain("EMAIL", email);
        assertThat(get("/api/v1/consents?leadId=" + ana, players.grace()))
                .hasStatusOk()
                .bodyText()
                .contains("Said so by phone", "WITHDRAWN", "by Maya");
        assertThat(get("/api/v1/consents", players.maya())).hasStatus(403);
        assertThat(get("/api/v1/suppressions", players.pia())).bodyText().contains("\"data\":[]");
        assertThat(add(players.pia(), "{\"leadId\":\"%s\"}".formatted(ana))).hasStatus(400);
        assertThat(add(players.maya(), "{\"address\":\"nobody\"}")).hasStatus(400);
        assertThat(mvc.delete().uri("/api/v1/suppressions").with(SignedIn.as(players.grace())))
                .hasStatus(405);
    }

    @Test
    void anAddressThatTheApiAddsEndsWhatRunsForTheLeadThereAndKeepsTheReason() {
        assertThat(send(ana, Channel.EMAIL).status()).isEqualTo(Status.SENT);
        assertThat(add(players.maya(), "{\"address\":\"%s\",\"reason\":\"Wrote to our old system\"}".formatted(email)))
                .hasStatus(201)
                .bodyText()
                .contains("addressHash", "\"leadId\":\"" + ana);
        assertThat(players.atHarbor(() -> consents.open(ana))).containsOnly(Channel.SMS);
        assertThat(get("/api/v1/consents?leadId=" + ana, players.grace()))
                .bodyText()
                .contains("Wrote to our old system", "\"source\":\"API\"");
    }

    @Test
    void theLedgerIsReadInPagesToItsEnd() throws Exception {
        optOut(ana);
        var file = get("/app/settings/sending/consents.csv", players.grace());
        assertThat(file).hasStatusOk();
        assertThat(file.getResponse().getContentAsString().lines().skip(1))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).contains(ana.toString(), "WITHDRAWN", "STOP"));
        assertThat(get("/app/settings/sending/consents.csv", players.maya())).hasStatus(403);
        var first = players.atHarbor(() -> proofs.ledger(null, Optional.empty(), 1));
        var next = org.leadnest.kernel.Cursor.timed(java.util.Objects.requireNonNull(first.next()));
        var second = players.atHarbor(() -> proofs.ledger(null, next, 1));
        assertThat(second.next()).isNull();
        assertThat(second.data()).doesNotContainAnyElementsOf(first.data());
    }

    private UUID capture() {
        return players.atHarbor(() -> leads.capture(
                        NewLead.named("Ana", "Lopez")
                                .reachedBy(List.of(new EmailAddress(email)), List.of(new PhoneNumber(PHONE)))
                                .living("NY", "10001", "America/New_York"),
                        players.grace())
                .lead()
                .id()
                .value());
    }

    @Test
    void thePreferencesPageShowsThatTheAddressItselfIsBlocked() throws Exception {
        String key = seal.addressKey(Channel.EMAIL, email);
        String link = "/u/" + seal.token(new Seal.Opened(players.harbor(), ana, Channel.EMAIL, key));
        assertThat(checked(link)).contains("EMAIL");
        players.atHarbor(() -> transactions.execute(_ -> {
            suppressions.blockByRequest(players.harbor(), Channel.EMAIL, key, "REQUEST");
            return true;
        }));
        assertThat(checked(link)).doesNotContain("EMAIL").contains("SMS");
    }

    private List<String> checked(String link) throws Exception {
        return org.jsoup.Jsoup.parse(
                        mvc.get().uri(link).exchange().getResponse().getContentAsString())
                .select("input[name=keep][checked]")
                .eachAttr("value");
    }

    private void erase(UUID person) {
        players.atHarbor(() -> transactions.execute(_ -> {
            records.stream()
                    .sorted(Comparator.comparingInt(PersonRecords::order))
                    .forEach(one -> one.erase(person));
            return true;
        }));
    }

    private void optOut(UUID person) {
        players.atHarbor(() -> {
            consents.optOut(person, java.util.EnumSet.allOf(Channel.class), new Evidence("TEXT", "STOP", "text"));
            return true;
        });
    }

    private void say(String words, String id) {
        clock.advance(Duration.ofSeconds(1));
        players.atHarbor(() -> messages.receive(new Incoming(
                ana, Channel.SMS, PHONE, "+12025550100", "", words, false, "twilio", id + UUID.randomUUID())));
    }

    private Message send(UUID person, Channel channel) {
        clock.advance(Duration.ofSeconds(1));
        UUID id = players.atHarbor(() -> messages.queue(List.of(new Outgoing(
                        person,
                        channel,
                        Category.COMMERCIAL,
                        channel == Channel.EMAIL ? email : PHONE,
                        "Ana",
                        "Homes",
                        "Three new homes " + UUID.randomUUID(),
                        new Whereabouts(java.time.ZoneId.of("America/New_York"), "NY", null, null),
                        new Outgoing.Origin.Manual(),
                        null))))
                .getFirst();
        dispatcher.run();
        return players.atHarbor(() -> messages.find(id)).orElseThrow();
    }

    private List<Proofs.Suppression> list(Channel channel) {
        return players.atHarbor(() -> proofs.suppressions(channel, Optional.empty(), 50))
                .data();
    }

    private MvcTestResult add(Actor actor, String json) {
        return mvc.post()
                .uri("/api/v1/suppressions")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(SignedIn.as(actor))
                .exchange();
    }

    private MvcTestResult get(String uri, Actor actor) {
        return mvc.get().uri(uri).with(SignedIn.as(actor)).exchange();
    }
}
