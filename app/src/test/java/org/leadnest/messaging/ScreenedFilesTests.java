package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.inbound.InboundToken;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ClamdPeer;
import org.leadnest.testkit.FreshDatabase;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.leadnest.testkit.WithScanner;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Files of messages, and imported ones, are shown to the scanner of malware that an installation names. */
@LeadNestTest
@ContextConfiguration(initializers = {FreshDatabase.class, WithScanner.class})
class ScreenedFilesTests {
    private static final ClamdPeer CLAMD = WithScanner.CLAMD;
    private static final String BAD = "%PDF-1.7 " + ClamdPeer.EICAR;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private InboundToken token;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Cast.Players players;
    private UUID lead;

    @BeforeEach
    void enter() {
        players = cast.enter();
        lead = players.atHarbor(() -> leads.capture(
                                NewLead.named("Nora", "Quinn")
                                        .reachedBy(List.of(new EmailAddress("nora@example.com")), List.of())
                                        .from("Zillow"),
                                players.grace())
                        .lead()
                        .id())
                .value();
    }

    @AfterEach
    void repair() {
        CLAMD.breakDown(false);
    }

    @Test
    void malwareThatCameWithALetterIsNotKeptAndTheConversationSaysSo() throws Exception {
        assertThat(letter(pdf("bad.pdf", BAD), pdf("plan.pdf", "%PDF-1.7 a plan")))
                .hasStatusOk();
        String thread = mvc.get()
                .uri("/app/inbox/" + lead)
                .with(SignedIn.as(players.grace()))
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(Jsoup.parse(thread).select(".ln-bubble-files li").eachText())
                .satisfiesExactly(
                        bad -> assertThat(bad).contains("bad.pdf (known malware)", "not kept here"),
                        plan -> assertThat(plan).startsWith("plan.pdf"));
        assertThat(count("select count(*) from messaging.attachments where sealed is not null"))
                .isOne();
    }

    @Test
    void aLetterWhoseFilesCannotBeScannedIsBroughtAgain() {
        CLAMD.breakDown(true);
        assertThat(letter(pdf("plan.pdf", "%PDF-1.7 a plan"))).hasStatus(503);
        assertThat(count("select count(*) from messaging.messages")).isZero();
        CLAMD.breakDown(false);
        assertThat(letter(pdf("plan.pdf", "%PDF-1.7 a plan"))).hasStatusOk();
        assertThat(count("select count(*) from messaging.attachments where sealed is not null"))
                .isOne();
    }

    @Test
    void malwareGoesNowhere() {
        assertThat(write(pdf("bad.pdf", BAD))).hasStatus(422).bodyText().contains("knows it as malware");
        CLAMD.breakDown(true);
        assertThat(write(pdf("plan.pdf", "%PDF-1.7 a plan")))
                .hasStatus(422)
                .bodyText()
                .contains("could not be scanned");
        assertThat(count("select count(*) from messaging.attachments")).isZero();
    }

    @Test
    void anImportedFileIsScannedBeforeItIsOpened() {
        MockMultipartFile file = new MockMultipartFile(
                "file", "leads.csv", "text/csv", ("Name\n" + ClamdPeer.EICAR).getBytes(StandardCharsets.US_ASCII));
        MvcTestResult answer = mvc.post()
                .uri("/app/leads/imports")
                .multipart()
                .file(file)
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(answer).hasStatus(422).bodyText().contains("malware");
        assertThat(count("select count(*) from leads.imports")).isZero();
    }

    private static MockMultipartFile pdf(String name, String content) {
        return new MockMultipartFile("files", name, "application/pdf", content.getBytes(StandardCharsets.US_ASCII));
    }

    private MvcTestResult letter(MockMultipartFile... files) {
        String address = token.address(players.harbor());
        var request =
                mvc.post().uri(address.substring(address.indexOf("/hooks"))).multipart();
        for (MockMultipartFile file : files) {
            request = request.file(file);
        }
        return request.param("from", "Nora <nora@example.com>")
                .param("to", "office@harbor.example")
                .param("subject", "The plan")
                .param("text", "See the plan")
                .param("headers", "Message-ID: <" + UUID.randomUUID() + "@example.com>")
                .exchange();
    }

    private MvcTestResult write(MockMultipartFile file) {
        return mvc.post()
                .uri("/app/inbox/" + lead + "/messages")
                .multipart()
                .file(file)
                .param("channel", "EMAIL")
                .param("subject", "The plan")
                .param("text", "Here is the plan.")
                .with(SignedIn.as(players.grace()))
                .exchange();
    }

    private long count(String sql) {
        return Objects.requireNonNull(players.atHarbor(() ->
                transactions.execute(status -> jdbc.sql(sql).query(Long.class).single())));
    }
}
