package org.leadnest.leads.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.storage.Storage;
import org.leadnest.privacy.ExportedFiles;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@LeadNestTest
class LeadFileTests {
    private static final byte[] PDF = "%PDF-1.7 offer".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private FileRecords records;

    @Autowired
    private PurgeFile purge;

    @Autowired
    private Storage storage;

    @Autowired
    private TransactionTemplate transactions;

    private Cast.Players players;
    private String lead = "";

    @BeforeEach
    void enter() throws Exception {
        players = cast.enter();
        lead = JsonPath.read(
                body(mvc.post()
                        .uri("/api/v1/leads")
                        .contentType("application/json")
                        .content("{\"firstName\":\"Ana\",\"emails\":[{\"value\":\"ana@example.com\"}]}")
                        .with(SignedIn.as(players.maya()))
                        .exchange()),
                "$.id");
    }

    @Test
    void aFileIsKeptSavedAndRemoved() throws Exception {
        assertThat(add("C:\\scans\\<offer>.pdf", PDF, players.maya())).hasRedirectedUrl("/app/leads/" + lead);
        Document page = page();
        assertThat(page.select("[aria-label=Files] a").text()).isEqualTo("<offer>.pdf");
        String path = page.select("[aria-label=Files] a").attr("href");
        MvcTestResult there =
                mvc.get().uri(path).with(SignedIn.as(players.tom())).exchange();
        assertThat(there).hasStatus(303);
        String address = String.valueOf(there.getResponse().getHeader("Location"));
        assertThat(address).doesNotContain("offer");
        MvcTestResult saved = mvc.get().uri(URI.create(address)).exchange();
        assertThat(saved).hasStatusOk();
        assertThat(saved.getResponse().getContentAsByteArray()).isEqualTo(PDF);
        assertThat(saved.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(mvc.get().uri(path).with(SignedIn.as(players.pia()))).hasStatus(404);
        assertThat(mvc.post().uri(path + "/removal").with(SignedIn.as(players.pia())))
                .hasStatus(404);
        assertThat(mvc.post().uri(path + "/removal").with(SignedIn.as(players.maya())))
                .hasStatus(302);
        assertThat(mvc.get().uri(path).with(SignedIn.as(players.maya()))).hasStatus(404);
        assertThat(page().select("[aria-label=Files]").text()).contains("No file yet");
    }

    @Test
    void whatIsNoFileOfAKnownKindIsRefused() throws Exception {
        assertThat(body(refused("page.html", "<script>".getBytes(StandardCharsets.UTF_8))))
                .contains("expected a PDF");
        assertThat(refused("offer.pdf", new byte[] {'M', 'Z', 0, 1})).hasStatus(422);
        assertThat(refused("offer.txt", new byte[] {'a', 0, 'b'})).hasStatus(422);
        assertThat(body(refused("empty.txt", new byte[0]))).contains("not empty");
        assertThat(body(refused(
                        "big.txt", "a".repeat((int) LeadFiles.MAX_BYTES + 1).getBytes(StandardCharsets.UTF_8))))
                .contains("at most 20 MB");
        assertThat(page().select("[aria-label=Files]").text()).contains("No file yet");
    }

    @Test
    void anErasedLeadsFilesAreRemovedFromTheStorage() throws Exception {
        add("offer.pdf", PDF, players.maya());
        String path = page().select("[aria-label=Files] a").attr("href");
        UUID file = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        assertThat(players.atHarbor(records::files))
                .extracting(ExportedFiles.Kept::name)
                .containsExactly("lead-files/" + file + "-offer.pdf");
        players.atHarbor(() -> {
            transactions.executeWithoutResult(status -> records.erase(UUID.fromString(lead)));
            return null;
        });
        assertThat(players.atHarbor(records::files)).isEmpty();
        purge.run(players.harbor(), file);
        assertThatThrownBy(() -> storage.open(players.harbor(), LeadFile.key(file)))
                .isInstanceOf(Storage.MissingFile.class);
    }

    @Test
    void aSearchFindsLeadsByTheWordsOfTheirNotes() throws Exception {
        mvc.post()
                .uri("/app/leads/" + lead + "/notes")
                .param("note", "Wants a (Basement), near the café; Müller's dog")
                .with(SignedIn.as(players.maya()))
                .exchange();
        for (String q : new String[] {"basem", "CAFE", "muller", "near basement", "ana basement"}) {
            assertThat(found(q, players.maya())).as(q).containsExactly(lead);
        }
        assertThat(found("cellar", players.maya())).isEmpty();
        assertThat(found("basement", players.pia())).isEmpty();
    }

    private List<String> found(String q, Actor by) throws UnsupportedEncodingException {
        return JsonPath.read(
                body(mvc.get()
                        .uri("/api/v1/leads")
                        .param("q", q)
                        .with(SignedIn.as(by))
                        .exchange()),
                "$.data[*].id");
    }

    private MvcTestResult refused(String name, byte[] bytes) {
        MvcTestResult refused = add(name, bytes, players.maya());
        assertThat(refused).hasStatus(422);
        return refused;
    }

    private MvcTestResult add(String name, byte[] bytes, Actor by) {
        return mvc.post()
                .uri("/app/leads/" + lead + "/files")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/octet-stream", bytes))
                .with(SignedIn.as(by))
                .exchange();
    }

    private Document page() throws UnsupportedEncodingException {
        return Jsoup.parse(body(mvc.get()
                .uri("/app/leads/" + lead)
                .with(SignedIn.as(players.maya()))
                .exchange()));
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }
}
