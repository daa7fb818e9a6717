package org.leadnest.listings.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

@LeadNestTest
class DocumentTests {
    private static final byte[] PDF = "%PDF-1.7 disclosure".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private DocumentStore store;

    @Autowired
    private PurgeDocument purge;

    @Autowired
    private Storage storage;

    private Cast.Players players;
    private String listing = "";

    @BeforeEach
    void enter() throws Exception {
        players = cast.enter();
        listing = JsonPath.read(
                body(mvc.post()
                        .uri("/api/v1/listings")
                        .contentType("application/json")
                        .content("{\"UnparsedAddress\":\"18 Harbor Lane\",\"StandardStatus\":\"Active\"}")
                        .with(SignedIn.as(players.maya()))
                        .exchange()),
                "$.ListingKey");
    }

    @Test
    void aDocumentIsKeptSavedAndRemovedOnThePage() throws Exception {
        assertThat(add("/app", "C:\\scans\\<seller>.pdf", PDF, players.maya()))
                .hasRedirectedUrl("/app/listings/" + listing + "#documents");
        assertThat(page().select("#documents a").text()).isEqualTo("<seller>.pdf");
        String path = page().select("#documents a").attr("href");
        MvcTestResult there =
                mvc.get().uri(path).with(SignedIn.as(players.tom())).exchange();
        assertThat(there).hasStatus(303);
        MvcTestResult saved = mvc.get()
                .uri(URI.create(String.valueOf(there.getResponse().getHeader("Location"))))
                .exchange();
        assertThat(saved.getResponse().getContentAsByteArray()).isEqualTo(PDF);
        assertThat(saved.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(body(mvc.get().uri("/h/" + listing).exchange()))
                .as("visitors see nothing of it")
                .doesNotContain("seller");
        assertThat(mvc.get().uri(path).with(SignedIn.as(players.pia()))).hasStatus(404);
        assertThat(mvc.post().uri(path + "/removal").with(SignedIn.as(players.pia())))
                .hasStatus(404);
        assertThat(mvc.post().uri(path + "/removal").with(SignedIn.as(players.maya())))
                .hasStatus(302);
        assertThat(mvc.get().uri(path).with(SignedIn.as(players.maya()))).hasStatus(404);
        assertThat(page().select("#documents a")).isEmpty();
    }

    @Test
    void whatIsNoDocumentByItsContentIsRefusedWhateverItsName() throws Exception {
        assertThat(add("/app", "floor.pdf", new byte[] {'M', 'Z', 0, 1}, players.maya()))
                .hasStatus(422)
                .bodyText()
                .contains("expected a PDF");
        assertThat(add("/api/v1", "page.html", "<script>".getBytes(StandardCharsets.UTF_8), players.maya()))
                .hasStatus(400);
        byte[] large = "a".repeat(Documents.MOST_MEGABYTES * 1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8);
        assertThat(add("/api/v1", "large.txt", large, players.maya()))
                .hasStatus(400)
                .bodyText()
                .contains("at most 20 MB");
        assertThat(page().select("#documents a")).isEmpty();
    }

    @Test
    void theApiListsGivesAndDeletesThem() throws Exception {
        MvcTestResult added = add("/api/v1", "plan.pdf", PDF, players.maya());
        assertThat(added).hasStatus(201);
        String location = String.valueOf(added.getResponse().getHeader("Location"));
        String list = body(mvc.get()
                .uri("/api/v1/listings/" + listing + "/documents")
                .with(SignedIn.as(players.maya()))
                .exchange());
        assertThat(JsonPath.<String>read(list, "$.data[0].name")).isEqualTo("plan.pdf");
        assertThat(JsonPath.<String>read(list, "$.data[0].url")).isNull();
        String one =
                body(mvc.get().uri(location).with(SignedIn.as(players.maya())).exchange());
        assertThat(mvc.get().uri(URI.create(JsonPath.read(one, "$.url")))).hasStatusOk();
        assertThat(mvc.get().uri(location).with(SignedIn.as(players.pia()))).hasStatus(404);
        assertThat(mvc.delete().uri(location).with(SignedIn.as(players.pia()))).hasStatus(404);
        assertThat(mvc.delete().uri(location).with(SignedIn.as(players.maya()))).hasStatus(204);
        assertThat(mvc.get().uri(location).with(SignedIn.as(players.maya()))).hasStatus(404);
    }

    @Test
    void theCopyOfTheAccountHoldsThemAndADeletedListingTakesThemAlong() throws Exception {
        MvcTestResult added = add("/api/v1", "plan.pdf", PDF, players.maya());
        UUID id = UUID.fromString(JsonPath.read(body(added), "$.id"));
        assertThat(players.atHarbor(store::files))
                .extracting(ExportedFiles.Kept::name)
                .containsExactly("listing-documents/" + id + "-plan.pdf");
        assertThat(players.atPine(store::files)).isEmpty();
        assertThat(mvc.delete().uri("/api/v1/listings/" + listing).with(SignedIn.as(players.maya())))
                .hasStatus(204);
        assertThat(players.atHarbor(store::files)).isEmpty();
        purge.run(players.harbor(), id);
        assertThatThrownBy(() -> storage.open(players.harbor(), ListingDocument.key(id)))
                .isInstanceOf(Storage.MissingFile.class);
    }

    private MvcTestResult add(String door, String name, byte[] bytes, Actor by) {
        return mvc.post()
                .uri(door + "/listings/" + listing + "/documents")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/octet-stream", bytes))
                .with(SignedIn.as(by))
                .exchange();
    }

    private Document page() throws UnsupportedEncodingException {
        return Jsoup.parse(body(mvc.get()
                .uri("/app/listings/" + listing)
                .with(SignedIn.as(players.maya()))
                .exchange()));
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }
}
