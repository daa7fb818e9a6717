package org.leadnest.leads.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Author;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Files in any encoding with any separator, by the API and the pages; and what an undo takes back of notes. */
@LeadNestTest
class WritingsTests {
    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Imports imports;

    @Autowired
    private ImportLeads handler;

    @Autowired
    private UndoImport undoing;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void theApiTakesWhatTheFileIsSaidToBe() throws Exception {
        byte[] file = "Имя~Почта\nИван~ivan@example.com\n".getBytes(CYRILLIC);
        imported(
                file,
                Map.of(
                        "encoding",
                        "windows-1251",
                        "separator",
                        "~",
                        "mapping",
                        "{\"Имя\":\"firstName\",\"Почта\":\"email\"}"));
        assertThat(found("ivan@example.com").firstName()).isEqualTo("Иван");
    }

    @Test
    void whatCannotBeAWritingIsRefusedByField() throws Exception {
        for (Map<String, String> wrong : List.of(
                Map.of("encoding", "Klingon"),
                Map.of("separator", "\""),
                Map.of("separator", ";;"),
                Map.of("header", "maybe"))) {
            MvcTestResult answer = upload("n,e\nAna,ana@example.com\n".getBytes(StandardCharsets.UTF_8), wrong);
            assertThat(answer).as(wrong.toString()).hasStatus(400);
            assertThat(answer.getResponse().getContentAsString())
                    .contains(wrong.keySet().iterator().next());
        }
        assertThat(upload(",,\n".repeat(60).getBytes(StandardCharsets.UTF_8), Map.of()))
                .hasStatus(400);
    }

    @Test
    void aMappingThatIsSentAsAFileIsTheSameMapping() throws Exception {
        MvcTestResult answer = mvc.post()
                .uri("/api/v1/leads/imports")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "x.csv", "text/csv", "Wer;An\nAna;ana@example.com\n".getBytes(StandardCharsets.UTF_8)))
                .file(new MockMultipartFile(
                        "mapping",
                        "blob",
                        "application/json",
                        "{\"Wer\":\"lastName\",\"An\":\"email\"}".getBytes(StandardCharsets.UTF_8)))
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(answer).hasStatus(202);
        run(answer);
        assertThat(found("ana@example.com").lastName()).isEqualTo("Ana");
    }

    @Test
    void thePageReadsTheFileAnewInAnotherEncoding() throws Exception {
        MvcTestResult uploaded = mvc.post()
                .uri("/app/leads/imports")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "x.csv", "text/csv", "Name~Mail\nИван~ivan@example.com\n".getBytes(CYRILLIC)))
                .with(SignedIn.as(players.maya()))
                .exchange();
        String path = String.valueOf(uploaded.getResponse().getRedirectedUrl());
        assertThat(page(mvc.get().uri(path).with(SignedIn.as(players.maya())).exchange()))
                .contains("How the file is written")
                .doesNotContain("Иван");
        MvcTestResult anew = mvc.post()
                .uri(path + "/start")
                .param("encoding", "windows-1251")
                .param("separator", "~")
                .param("header", "true")
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(page(anew)).contains("Иван", "New lead", "windows-1251, parted by “~”");
        MvcTestResult wrong = mvc.post()
                .uri(path + "/preview")
                .param("separator", "ab")
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(page(wrong)).contains("expected one character", "Иван");
        assertThat(mvc.post()
                        .uri(path + "/start")
                        .param("encoding", "windows-1251")
                        .param("separator", "~")
                        .param("header", "true")
                        .with(SignedIn.as(players.maya())))
                .hasStatus(302);
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        Tenancy.run(players.harbor(), () -> handler.run(players.harbor(), id));
        assertThat(found("ivan@example.com").firstName()).isEqualTo("Иван");
    }

    @Test
    void surplusCellsAndDamagedSignsAreTold() throws Exception {
        byte[] file = ("Full Name,Email\n" + "José,jose@example.com\n".repeat(20) + "Ana,ana@example.com,FL\nRen")
                .getBytes(StandardCharsets.UTF_8);
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes(file);
        bytes.write(0xE9);
        bytes.writeBytes(",rene@example.com\n".getBytes(StandardCharsets.UTF_8));
        UUID id = imported(bytes.toByteArray(), Map.of());
        List<String> told = players.atHarbor(() ->
                imports.told(id, 0, 10).stream().map(ImportStore.Told::message).toList());
        assertThat(told).anyMatch(one -> one.contains("behind the last column: “FL”"));
        assertThat(told).anyMatch(one -> one.contains("stand as \uFFFD"));
        assertThat(found("rene@example.com").name()).isEqualTo("Ren\uFFFD");
    }

    @Test
    void anUndoTakesTheNotesOffTheLeadsThatWereThere() throws Exception {
        Lead ana = players.atHarbor(() -> leads.capture(
                        NewLead.named("Ana", "Lopez")
                                .reachedBy(List.of(new EmailAddress("ana@example.com")), List.of()),
                        Author.of(players.maya()))
                .lead());
        players.atHarbor(() -> leads.note(ana.id(), "A note of our own", Author.of(players.maya())));
        UUID id = imported("Email,Notes\nana@example.com,From the file\n".getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(lead(ana)).contains("A note of our own", "From the file");
        players.atHarbor(() -> imports.undo(id));
        Tenancy.run(players.harbor(), () -> undoing.run(players.harbor(), id));
        assertThat(lead(ana)).contains("A note of our own").doesNotContain("From the file");
    }

    @Test
    void aRowThatNamesContactsOfTwoLeadsIsTold() throws Exception {
        UUID id = imported(
                "Name,Email,Phone\nAna Lopez,ana@example.com,\nBo Ray,,305-555-0123\nAna,ana@example.com,305-555-0123\n"
                        .getBytes(StandardCharsets.UTF_8),
                Map.of());
        assertThat(players.atHarbor(() -> imports.told(id, 0, 10)))
                .singleElement()
                .satisfies(told -> assertThat(told.message()).contains("A phone number that came with it belongs"));
        assertThat(lead(found("ana@example.com"))).contains("named an e-mail address or number of both");
    }

    @Test
    void ourOwnExportComesBackWhole() throws Exception {
        imported(
                ("First name,Last name,E-mail,Further e-mails,Phone,Further phones,Stage\n"
                                + "\"'=Ana\",Lopez,ana@example.com,a2@example.com; a3@example.com,(305) 555-0123,"
                                + "(305) 555-0124; (305) 555-0125,Contacted\n")
                        .getBytes(StandardCharsets.UTF_8),
                Map.of());
        Lead ana = found("ana@example.com");
        assertThat(ana.firstName()).isEqualTo("=Ana");
        assertThat(ana.emails()).hasToString("[ana@example.com, a2@example.com, a3@example.com]");
        assertThat(ana.phones()).hasToString("[+13055550123, +13055550124, +13055550125]");
    }

    private String lead(Lead lead) throws Exception {
        return page(mvc.get()
                .uri("/app/leads/" + lead.id())
                .with(SignedIn.as(players.maya()))
                .exchange());
    }

    private static String page(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString()).text();
    }

    private UUID imported(byte[] file, Map<String, String> parameters) throws Exception {
        MvcTestResult answer = upload(file, parameters);
        assertThat(answer).hasStatus(202);
        return run(answer);
    }

    private UUID run(MvcTestResult answer) throws Exception {
        UUID id = UUID.fromString(JsonPath.read(answer.getResponse().getContentAsString(), "$.id"));
        Tenancy.run(players.harbor(), () -> handler.run(players.harbor(), id));
        return id;
    }

    private MvcTestResult upload(byte[] file, Map<String, String> parameters) {
        var request = mvc.post()
                .uri("/api/v1/leads/imports")
                .multipart()
                .file(new MockMultipartFile("file", "x.csv", "text/csv", file));
        parameters.forEach(request::param);
        return request.with(SignedIn.as(players.maya())).exchange();
    }

    private Lead found(String q) {
        return players.atHarbor(
                        () -> leads.list(new LeadFilter(q, null, null, null, null, LeadFilter.Sort.ACTIVITY), null, 5))
                .data()
                .getFirst();
    }
}
