package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.messaging.inbound.InboundToken;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.ExportedFiles;
import org.leadnest.privacy.PersonRecords;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that come with letters and go with them. */
@LeadNestTest
class AttachmentTests {
    private static final byte[] PDF = "%PDF-1.7 a floor plan".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Messages messages;

    @Autowired
    private Attachments attachments;

    @Autowired
    private AttachmentFiles attachmentFiles;

    @Autowired
    private InboundToken token;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private List<PersonRecords> records;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Cast.Players players;
    private UUID lead;

    @BeforeEach
    void enter() {
        players = cast.enter();
        Daytime.moveTo(clock, "10:00");
        lead = players.atHarbor(() -> leads.capture(
                                NewLead.named("Nora", "Quinn")
                                        .reachedBy(List.of(new EmailAddress("nora@example.com")), List.of())
                                        .living("NY", "10001", "America/New_York")
                                        .from("Zillow"),
                                players.grace())
                        .lead()
                        .id())
                .value();
    }

    @Test
    void aFileThatComesIsGivenOutToBeSavedByTheAccountAlone() throws Exception {
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertThat(letter(
                        new MockMultipartFile("attachment1", "../../plan.html", "text/html", page),
                        new MockMultipartFile("attachment2", "letter.pdf", "application/pdf", PDF)))
                .hasStatusOk();
        Document thread = page("/app/inbox/" + lead, players.maya());
        assertThat(thread.select(".ln-bubble-files li").eachText())
                .containsExactly("plan.html (25 bytes)", "letter.pdf (21 bytes)");
        String href = thread.select(".ln-bubble-files a").attr("href");
        MvcTestResult saved = get(href, players.maya());
        assertThat(saved).hasStatusOk().hasContentType(MediaType.APPLICATION_OCTET_STREAM);
        assertThat(saved.getResponse().getContentAsByteArray()).isEqualTo(page);
        assertThat(saved.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("plan.html")
                .doesNotContain("..");
        assertThat(saved.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(get(href, players.pia())).hasStatus(404);
        assertThat(get("/api/v1/attachments/" + href.substring(href.lastIndexOf('/') + 1), players.pia()))
                .hasStatus(404);
        assertThat(in("select count(*) from messaging.attachments where position('script'::bytea in sealed) > 0"))
                .isZero();
    }

    @Test
    void whatIsOverTheLimitIsNamedAndTheLetterStillArrives() throws Exception {
        assertThat(letter(
                        new MockMultipartFile(
                                "attachment1",
                                "film.mov",
                                "video/quicktime",
                                new byte[(int) Attachments.MOST_BYTES + 1]),
                        new MockMultipartFile("attachment2", "letter.pdf", "application/pdf", PDF)))
                .hasStatusOk();
        Document thread = page("/app/inbox/" + lead, players.maya());
        assertThat(thread.select(".ln-bubble-text").text()).contains("See the plan");
        assertThat(thread.select(".ln-bubble-files li").eachText())
                .containsExactly("film.mov (10241 KB): too large, not kept here", "letter.pdf (21 bytes)");
        assertThat(thread.select(".ln-bubble-files a")).hasSize(1);
    }

    @Test
    void filesGoWithAnEmailThatSomebodyWrites() throws Exception {
        assertThat(write("EMAIL", new MockMultipartFile("files", "plan.pdf", "application/pdf", PDF)))
                .hasStatus3xxRedirection();
        dispatcher.run();
        Message sent = newest();
        assertThat(sent.status()).isEqualTo(Status.SENT);
        assertThat(page("/app/inbox/" + lead, players.maya())
                        .select(".ln-bubble-files a")
                        .text())
                .isEqualTo("plan.pdf (21 bytes)");
        String noted = jdbc.sql(
                        "select headers ->> 'X-LeadNest-Attachments' from messaging.outbox where message_id = ?")
                .param(sent.id())
                .query(String.class)
                .single();
        assertThat(noted).isEqualTo("plan.pdf (21 bytes)");
        assertThat(players.atHarbor(() -> attachments.enclosures(sent.id()))
                        .getFirst()
                        .content())
                .isEqualTo(PDF);
    }

    @Test
    void whatIsNotWhatItsNameSaysIsNotSentAndTheWordsStay() throws Exception {
        MvcTestResult refused =
                write("EMAIL", new MockMultipartFile("files", "plan.pdf", "application/pdf", new byte[] {'M', 'Z', 0}));
        assertThat(refused).hasStatus(422);
        Document page = Jsoup.parse(refused.getResponse().getContentAsString());
        assertThat(page.select("#f-files-error").text()).contains("plan.pdf: expected a PDF");
        assertThat(page.select("textarea[name=text]").text()).isEqualTo("Here is the plan.");
        assertThat(write("SMS", new MockMultipartFile("files", "plan.pdf", "application/pdf", PDF)))
                .hasStatus(422);
        assertThat(players.atHarbor(() -> messages.list(lead, Optional.empty(), 5))
                        .data())
                .isEmpty();
    }

    @Test
    void programsSendAndFetchFiles() throws Exception {
        String body = "{\"leadId\":\"" + lead + "\",\"channel\":\"EMAIL\",\"subject\":\"Plan\",\"body\":\"Here.\","
                + "\"attachments\":[{\"name\":\"plan.pdf\",\"content\":\""
                + java.util.Base64.getEncoder().encodeToString(PDF) + "\"}]}";
        MvcTestResult answer = api(body);
        assertThat(answer).hasStatus(202);
        String id = JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
        MvcTestResult list = get("/api/v1/messages/" + id + "/attachments", players.maya());
        assertThat((String) JsonPath.read(list.getResponse().getContentAsString(), "$.data[0].name"))
                .isEqualTo("plan.pdf");
        String file = JsonPath.read(list.getResponse().getContentAsString(), "$.data[0].id");
        assertThat(get("/api/v1/attachments/" + file, players.maya())
                        .getResponse()
                        .getContentAsByteArray())
                .isEqualTo(PDF);
        assertThat(api(body.replace("plan.pdf", "plan.exe"))).hasStatus(400);
    }

    @Test
    void theCopyOfAnAccountHoldsThemAsTheyCame() throws Exception {
        letter(new MockMultipartFile("attachment1", "floor plan.pdf", "application/pdf", PDF));
        ExportedFiles.Kept kept = players.atHarbor(attachmentFiles::files).getFirst();
        assertThat(kept.name()).startsWith("attachments/").endsWith("-floor_plan.pdf");
        assertThat(players.atHarbor(() -> attachmentFiles.content(kept)).orElseThrow())
                .hasBinaryContent(PDF);
        assertThat(players.atPine(attachmentFiles::files)).isEmpty();
    }

    @Test
    void filesGoWithThePersonWhoIsErased() {
        letter(new MockMultipartFile("attachment1", "letter.pdf", "application/pdf", PDF));
        PersonRecords kept = records.stream()
                .filter(one -> one.module().equals("messaging"))
                .findFirst()
                .orElseThrow();
        String copy = players.atHarbor(
                () -> transactions.execute(status -> kept.copy(lead).getOrDefault("messaging.attachments", "")));
        assertThat(copy).contains("letter.pdf");
        Tenancy.run(players.harbor(), () -> transactions.executeWithoutResult(status -> kept.erase(lead)));
        assertThat(in("select count(*) from messaging.attachments")).isZero();
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

    private MvcTestResult write(String channel, MockMultipartFile file) {
        return mvc.post()
                .uri("/app/inbox/" + lead + "/messages")
                .multipart()
                .file(file)
                .param("channel", channel)
                .param("subject", "The plan")
                .param("text", "Here is the plan.")
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private MvcTestResult api(String body) {
        return mvc.post()
                .uri("/api/v1/messages")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private Message newest() {
        return players.atHarbor(() -> messages.list(lead, Optional.empty(), 1))
                .data()
                .getFirst();
    }

    private long in(String sql) {
        return players.atHarbor(() ->
                transactions.execute(status -> jdbc.sql(sql).query(Long.class).single()));
    }

    private MvcTestResult get(String uri, Actor actor) {
        return mvc.get().uri(uri).with(SignedIn.as(actor)).exchange();
    }

    private Document page(String uri, Actor actor) throws Exception {
        MvcTestResult answer = get(uri, actor);
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
