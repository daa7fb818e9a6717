package org.leadnest.leads.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.leads.FiledInquiry;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.Inquiry;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class LeadMailTests {
    private static final String MAIL = """
            From: Zillow <noreply@zillow.com>
            Subject: New lead: Ana Lopez about 18 Harbor Lane, Miami, FL 33101
            Content-Type: text/plain

            Name: Ana Lopez
            Email: ana@example.com
            Message: Hello
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private LeadMail mail;

    @Autowired
    private ReadLeadMail handler;

    @Autowired
    private HookSignature signature;

    @Autowired
    private Mailboxes mailboxes;

    @Autowired
    private ReadMailboxes reading;

    @Autowired
    private InstantSource clock;

    @Autowired
    private Inquiries inquiries;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void aSignedMessageIsKeptThenFiledAndTheSameAgainIsOne() throws Exception {
        assertThat(post(MAIL, clock.instant(), true)).hasStatus(202);
        assertThat(post(MAIL, clock.instant(), true)).hasStatus(200);
        read();
        MailStore.Kept kept = kept().getFirst();
        assertThat(kept.status()).isEqualTo("FILED");
        assertThat(kept.reader()).isEqualTo("Zillow");
        Document lead = page("/app/leads/" + kept.lead());
        assertThat(lead.text()).contains("Ana Lopez", "Property Inquiry: 18 Harbor Lane, Miami, FL 33101", "Zillow");
        read();
        assertThat(kept()).hasSize(1);
    }

    @Test
    void aKeptPasswordGoesToNoOtherServer() {
        assertThat(saves("imap.example.com", "s3cret words", true)).hasStatus3xxRedirection();
        assertThat(saves("imap.example.com", "", true)).hasStatus3xxRedirection();
        assertThat(saves("imap.elsewhere.example", "", true)).hasStatus(422);
        assertThat(saves("imap.example.com", "", false)).as("in the open").hasStatus(422);
        assertThat(saves("imap.elsewhere.example", "other words", true)).hasStatus3xxRedirection();
    }

    private MvcTestResult saves(String host, String secret, boolean tls) {
        var form = mvc.post()
                .uri("/app/settings/lead-mail")
                .param("host", host)
                .param("port", "993")
                .param("username", "office")
                .param("secret", secret);
        return (tls ? form.param("tls", "true") : form)
                .with(SignedIn.as(players.grace()))
                .exchange();
    }

    @Test
    void withoutARightSignatureNothingIsKept() {
        assertThat(post(MAIL, clock.instant(), false)).hasStatus(401);
        assertThat(post(MAIL, clock.instant().minusSeconds(600), true)).hasStatus(401);
        assertThat(mvc.post().uri("/hooks/leads/nonsense").content(MAIL)).hasStatus(404);
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatCannotBeReadWaitsForAPersonWithItsText() throws Exception {
        post("Subject: Sale\n\nGreat prices. Unsubscribe here.", clock.instant(), true);
        read();
        MailStore.Kept kept = kept().getFirst();
        assertThat(kept.status()).isEqualTo("REVIEW");
        String uri = "/app/leads/mail/" + kept.id();
        assertThat(page("/app/leads/mail").text()).contains("To look at");
        assertThat(page(uri).text()).contains("Great prices", "As it came");
        assertThat(mvc.post().uri(uri).param("email", "nobody").with(SignedIn.as(players.maya())))
                .hasStatus(422);
        assertThat(mvc.post()
                        .uri(uri)
                        .param("first", "Ana")
                        .param("email", "ana@example.com")
                        .with(SignedIn.as(players.maya())))
                .hasStatus3xxRedirection();
        assertThat(kept().getFirst().status()).isEqualTo("FILED");
        assertThat(mvc.get().uri(uri).with(SignedIn.as(players.pia()))).hasStatus(404);
    }

    @Test
    void anOldLetterIsHistoryWhateverItsArrival() {
        post("Date: Mon, 05 Oct 2026 09:00:00 -0400\n" + MAIL, clock.instant(), true);
        read();
        FiledInquiry filed = onlyInquiry();
        assertThat(filed.live()).isFalse();
        assertThat(filed.inquiry().occurredAt()).isEqualTo("2026-10-05T13:00:00Z");
    }

    @Test
    void aDateToComeOrOfAClockThatWasNeverSetIsNoDate() {
        for (String date : List.of("Mon, 05 Oct 2099 09:00:00 -0400", "Thu, 01 Jan 1970 00:00:00 +0000", "yesterday")) {
            Letter letter = Letter.open(("Date: " + date + "\n" + MAIL).getBytes(StandardCharsets.UTF_8));
            Instant now = clock.instant();
            assertThat(letter.occurredAt(now, null)).as(date).isEqualTo(now);
        }
    }

    @Test
    void whatAPersonFilesHappenedWhenItCameAndKeepsAllThatTheyRead() throws Exception {
        post("Subject: Sale\n\nGreat prices. Unsubscribe here.", clock.instant(), true);
        read();
        MailStore.Kept kept = kept().getFirst();
        String uri = "/app/leads/mail/" + kept.id();
        for (String[] wrong : new String[][] {
            {"type", "Nonsense"},
            {"price", "a lot"},
            {"state", "Ontario"},
            {"city", "x".repeat(101)},
            {"message", "x".repeat(20_001)}
        }) {
            MvcTestResult refused = mvc.post()
                    .uri(uri)
                    .param("email", "ana@example.com")
                    .param(wrong[0], wrong[1])
                    .with(SignedIn.as(players.maya()))
                    .exchange();
            assertThat(refused).as(wrong[0]).hasStatus(422);
        }
        assertThat(mvc.post()
                        .uri(uri)
                        .param("email", "ana@example.com")
                        .param("type", "SELLER_INQUIRY")
                        .param("city", "Miami")
                        .param("state", "FL")
                        .param("price", "$450,000")
                        .param("mls", "A123")
                        .with(SignedIn.as(players.maya())))
                .hasStatus3xxRedirection();
        Inquiry filed = onlyInquiry().inquiry();
        assertThat(filed.type()).isEqualTo(Inquiry.Type.SELLER_INQUIRY);
        assertThat(filed.occurredAt()).isEqualTo(kept.receivedAt());
        assertThat(java.util.Objects.requireNonNull(filed.home()).city()).isEqualTo("Miami");
        assertThat(filed.home().mlsNumber()).isEqualTo("A123");
        assertThat(filed.home().price()).isEqualByComparingTo("450000");
    }

    @Test
    void theAccountsOwnPeopleAreNobodysLeads() {
        String member = players.atHarbor(() -> mail.house().emails().iterator().next());
        House house = House.of(Set.of("grace@harbor.example", "maya@gmail.com"), Set.of());
        assertThat(house.has("Anybody@Mail.Harbor.example")).isTrue();
        assertThat(house.has("ana@gmail.com")).isFalse();
        post("From: Tom <" + member + ">\nSubject: Fw\n\nCould you call this one?\nTom", clock.instant(), true);
        read();
        assertThat(kept().getFirst().status()).isEqualTo("REVIEW");
    }

    private FiledInquiry onlyInquiry() {
        return players.atHarbor(() -> inquiries.list(null, null, 10).data()).getFirst();
    }

    @Test
    void rubbishIsKeptAndAnsweredWell() {
        for (String rubbish : List.of(
                "", "\u0000\u0001\u0002", "From: <<<>>>\nContent-Type: text/plain; charset=none\n\n\ud83d\ude00")) {
            assertThat(post(rubbish, clock.instant(), true)).hasStatus2xxSuccessful();
        }
        read();
        assertThat(kept()).hasSize(3).allMatch(one -> one.status().equals("REVIEW"));
    }

    @Test
    void thirtyOddLettersAreAllKeptAndNoneStopsTheReading() throws Exception {
        List<byte[]> letters = OddLetters.all();
        assertThat(letters).hasSizeGreaterThanOrEqualTo(30);
        for (byte[] letter : letters) {
            assertThat(post(letter, clock.instant(), true))
                    .as(new String(letter, 0, Math.min(200, letter.length), StandardCharsets.ISO_8859_1))
                    .hasStatus2xxSuccessful();
        }
        read();
        List<MailStore.Kept> kept = kept();
        assertThat(kept).hasSize(letters.size()).allMatch(one -> !one.status().equals("RECEIVED"));
        for (MailStore.Kept one : kept) {
            assertThat(page("/app/leads/mail/" + one.id()).select("script:not([src])"))
                    .isEmpty();
            if (one.lead() != null) {
                assertThat(page("/app/leads/" + one.lead()).text()).doesNotContain("\u0000");
            }
        }
        assertThat(page("/app/leads/mail").text()).contains("To look at");
    }

    @Test
    void aMailboxIsReadOnceAndChangedNever() throws Exception {
        GreenMail server = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
        server.start();
        try {
            var user = server.setUser("leads@example.com", "leads", "secret");
            user.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(MAIL.getBytes(StandardCharsets.UTF_8))));
            Mailboxes.Place place =
                    new Mailboxes.Place("127.0.0.1", server.getImap().getPort(), false, "leads", "INBOX");
            look(place, "secret");
            look(place, "secret");
            read();
            assertThat(kept()).hasSize(1).allMatch(one -> one.status().equals("FILED"));
            look(place, "wrong");
            players.atHarbor(() -> assertThat(mailboxes.find().orElseThrow().problem())
                    .isEqualTo("The mailbox refused the user name or the password."));
        } finally {
            server.stop();
        }
    }

    private void look(Mailboxes.Place place, String password) {
        players.atHarbor(() -> {
            mailboxes.put(place, password);
            reading.look(mailboxes.find().orElseThrow());
            return true;
        });
    }

    private void read() {
        kept().forEach(one -> Tenancy.run(players.harbor(), () -> handler.run(players.harbor(), one.id())));
    }

    private List<MailStore.Kept> kept() {
        return players.atHarbor(() -> mail.latest(100));
    }

    private MvcTestResult post(String body, Instant at, boolean signed) {
        return post(body.getBytes(StandardCharsets.UTF_8), at, signed);
    }

    private MvcTestResult post(byte[] bytes, Instant at, boolean signed) {
        String second = Long.toString(at.getEpochSecond());
        return mvc.post()
                .uri("/hooks/leads/" + players.harbor())
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .content(bytes)
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", second)
                .header(
                        "webhook-signature",
                        signed ? signature.sign(players.harbor(), "msg_1", second, bytes) : "v1,bm8=")
                .exchange();
    }

    private Document page(String uri) throws Exception {
        MvcTestResult answer =
                mvc.get().uri(uri).with(SignedIn.as(players.grace())).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
