package org.leadnest.listings.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.listings.Listing;
import org.leadnest.listings.Listings;
import org.leadnest.listings.Saving;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.AlterationEntry.Outcome;
import org.leadnest.photos.ModelEdit;
import org.leadnest.photos.Photo;
import org.leadnest.photos.Photos;
import org.leadnest.photos.Pictures;
import org.leadnest.photos.RenditionKind;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.storage.Storage;
import org.leadnest.retouch.Recipe;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ChatPeer;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An image model's picture: asked for, checked against the original, told, taken back. */
@LeadNestTest
class ModelEditTests {
    private static final ChatPeer MODEL = new ChatPeer();
    private static final double WINDOW = 0.3;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Listings listings;

    @Autowired
    private Photos photos;

    @Autowired
    private Storage storage;

    @Autowired
    private List<JobHandler> handlers;

    @Autowired
    private Cast cast;

    @SuppressWarnings("NullAway.Init")
    private Cast.Players players;

    @SuppressWarnings("NullAway.Init")
    private Listing listing;

    @SuppressWarnings("NullAway.Init")
    private String id;

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @BeforeEach
    void enter() throws Exception {
        players = cast.enter();
        MODEL.forget();
        Map<String, Object> facts = Map.of(
                "UnparsedAddress", "18 Harbor Lane",
                "City", "Tampa",
                "StateOrProvince", "FL",
                "PostalCode", "33602",
                "ListPrice", 450_000,
                "StandardStatus", "Active");
        listing = ((Saving.Saved) players.atHarbor(() -> listings.enter(facts, players.maya()))).listing();
        MvcTestResult upload = mvc.post()
                .uri(api() + "/photos")
                .multipart()
                .file(new MockMultipartFile("photos", "living.jpg", "image/jpeg", Pictures.lounge(WINDOW, true)))
                .with(SignedIn.as(players.maya()))
                .exchange();
        id = JsonPath.read(upload.getResponse().getContentAsString(), "$[0].id");
        run("photos.enhance");
    }

    @Test
    void withoutAnImageModelNothingIsOffered() throws Exception {
        assertThat(panel().select("input[name=alteration]")).isEmpty();
        assertThat(ask("{\"alteration\":\"STAGED\",\"agreed\":true}")).hasStatus(409);
    }

    @Test
    void aPictureThatShowsTheSameBuildingIsPublishedAndToldWhereverItIs() throws Exception {
        imageModel();
        Document offered = panel();
        assertThat(offered.select("input[name=alteration]")).hasSize(2);
        assertThat(offered.text()).contains("at least 5 AI credits", "brush-1 at 127.0.0.1");
        assertThat(ask("{\"alteration\":\"DECLUTTERED\"}")).hasStatus(400);
        assertThat(ask("{\"alteration\":\"DUSK\",\"agreed\":true}")).hasStatus(409);
        assertThat(MODEL.calls()).isZero();

        byte[] emptied = Pictures.lounge(WINDOW, false);
        MODEL.paint(emptied);
        assertThat(ask("{\"alteration\":\"DECLUTTERED\",\"agreed\":true}")).hasStatus(202);
        assertThat(panel().text()).contains("the image model is at work");
        run("photos.edit");
        assertThat(edit().outcome()).isEqualTo(Outcome.DONE);
        run("photos.enhance");
        run("photos.edit");
        assertThat(MODEL.calls()).isEqualTo(1);
        assertThat(MODEL.ledger().getFirst().call().body())
                .contains("photo.jpg")
                .doesNotContain("Exif");

        assertThat(photo().altered()).containsExactly(Alteration.DECLUTTERED);
        for (RenditionKind kind : List.of(RenditionKind.MLS, RenditionKind.WEBP)) {
            var made = photo().rendition(kind).orElseThrow();
            Retouched again = Retouch.rebuild(emptied, Recipe.parse(made.recipe()));
            try (var kept = storage.open(players.harbor(), made.storageKey())) {
                assertThat(((Retouched.Image) again).bytes())
                        .isEqualTo(kept.content().readAllBytes());
            }
        }
        assertThat(JsonPath.<List<String>>read(text(api()), "$.Media[0].MediaAlteration"))
                .containsExactly("Object Removal");
        Document visitor = Jsoup.parse(text("/h/" + listing.key()));
        assertThat(visitor.select("#photo-1 .home-altered").text()).contains("Things were removed");
        assertThat(visitor.select("#original-1 img")).hasSize(2);
        assertThat(panel().select("#f-disclosure").text()).contains("things removed");
        assertThat(zipTable()).contains("Object Removal");
        assertThat(mvc.patch()
                        .uri(api() + "/photos/" + id)
                        .contentType("application/json")
                        .content("{\"strength\":0.5}")
                        .with(SignedIn.as(players.maya()))
                        .exchange())
                .hasStatus(409);

        assertThat(mvc.delete()
                        .uri(api() + "/photos/" + id + "/edit")
                        .with(SignedIn.as(players.maya()))
                        .exchange())
                .hasStatus(204);
        run("photos.enhance");
        assertThat(photo().altered()).isEmpty();
        assertThat(photo().edit()).isNull();
        assertThat(panel().text()).contains("Object Removal: done", "taken back");
    }

    @Test
    void aPictureWithAMovedWindowIsKeptForALookAndNotPublished() throws Exception {
        imageModel();
        MODEL.paint(Pictures.lounge(WINDOW - 0.1, false));
        assertThat(ask("{\"alteration\":\"DECLUTTERED\",\"agreed\":true}")).hasStatus(202);
        run("photos.edit");
        assertThat(edit().outcome()).isEqualTo(Outcome.BLOCKED);
        run("photos.enhance");
        assertThat(photo().altered()).isEmpty();
        assertThat(Jsoup.parse(text("/h/" + listing.key())).select(".home-altered"))
                .isEmpty();
        assertThat(panel().text()).contains("is not published: the building is not the same");
        String url = JsonPath.read(text(api() + "/photos/" + id), "$.edit.url");
        assertThat(mvc.get().uri(url.substring(url.indexOf("/", 8))).exchange()).hasStatusOk();
        assertThat(mvc.post()
                        .uri("/app/listings/" + listing.key() + "/photos/" + id + "/edit/removal")
                        .with(SignedIn.as(players.maya()))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(photo().edit()).isNull();
    }

    @Test
    void whateverElseComesIsRefusedWithAReasonAndThePhotoStays() throws Exception {
        imageModel();
        byte[] before =
                photo().rendition(RenditionKind.WEB).orElseThrow().recipe().getBytes(StandardCharsets.UTF_8);
        for (byte[] made : List.of(
                "no picture".getBytes(StandardCharsets.UTF_8), Pictures.bombHeader(), Pictures.damagedPixels())) {
            MODEL.paint(made);
            assertThat(ask("{\"alteration\":\"STAGED\",\"agreed\":true}")).hasStatus(202);
            run("photos.edit");
            assertThat(edit().outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(edit().reason()).startsWith("What the image model sent");
        }
        MODEL.failWith(Faults.since(1, Faults.Kind.TOO_MANY));
        assertThat(ask("{\"alteration\":\"STAGED\",\"agreed\":true}")).hasStatus(202);
        run("photos.edit");
        assertThat(edit().reason()).isEqualTo("The image model did nothing: it answered 429.");
        assertThat(photo().rendition(RenditionKind.WEB).orElseThrow().recipe().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(before);
    }

    private void imageModel() {
        assertThat(mvc.post()
                        .uri("/app/settings/ai")
                        .param("baseUrl", MODEL.baseUrl())
                        .param("model", "words-1")
                        .param("imageModel", "brush-1")
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .hasStatus3xxRedirection();
    }

    private MvcTestResult ask(String json) {
        return mvc.post()
                .uri(api() + "/photos/" + id + "/edit")
                .contentType("application/json")
                .content(json)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private String api() {
        return "/api/v1/listings/" + listing.key();
    }

    private String text(String path) throws Exception {
        return mvc.get()
                .uri(path)
                .with(SignedIn.as(players.maya()))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private Document panel() throws Exception {
        return Jsoup.parse(text("/app/listings/" + listing.key() + "/photos"));
    }

    private String zipTable() throws Exception {
        byte[] zip = mvc.get()
                .uri(api() + "/photos.zip")
                .with(SignedIn.as(players.maya()))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            String last = "";
            while (in.getNextEntry() != null) {
                last = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            return last;
        }
    }

    private void run(String handler) {
        players.atHarbor(() -> {
            handlers.stream()
                    .filter(one -> one.name().equals(handler))
                    .forEach(one -> one.run(players.harbor(), UUID.fromString(id)));
            return true;
        });
    }

    private Photo photo() {
        return players.atHarbor(() -> photos.list(listing.key().value())).getFirst();
    }

    private ModelEdit edit() {
        ModelEdit edit = photo().edit();
        assertThat(edit).isNotNull();
        return edit;
    }
}
