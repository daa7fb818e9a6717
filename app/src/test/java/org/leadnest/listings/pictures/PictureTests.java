package org.leadnest.listings.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.listings.Listing;
import org.leadnest.listings.Listings;
import org.leadnest.listings.Saving;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.AlterationEntry;
import org.leadnest.photos.Photo;
import org.leadnest.photos.PhotoStatus;
import org.leadnest.photos.Photos;
import org.leadnest.photos.Pictures;
import org.leadnest.photos.RenditionKind;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.web.QrCode;
import org.leadnest.retouch.Recipe;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class PictureTests {
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

    @BeforeEach
    void enter() {
        players = cast.enter();
        Map<String, Object> facts = Map.of(
                "UnparsedAddress", "18 Harbor Lane",
                "City", "Tampa",
                "StateOrProvince", "FL",
                "PostalCode", "33602",
                "ListPrice", 450_000,
                "StandardStatus", "Active");
        listing = ((Saving.Saved) players.atHarbor(() -> listings.enter(facts, players.maya()))).listing();
    }

    @Test
    void allPhotosComeAsOneZipInOrderNamedByRoomAndAddress() throws Exception {
        String kitchen = upload("kitchen.jpg", Pictures.room(2600, 1800));
        String front = upload("img-1.jpg", Pictures.house(640, 480));
        enhance();
        change(front, "{\"room\":\"Front of Structure\",\"position\":0}");
        Map<String, byte[]> files = unzip(get(api() + "/photos.zip"));
        assertThat(files.keySet()).containsExactly("01-front-18-harbor-lane.jpg", "02-kitchen-18-harbor-lane.jpg");
        BufferedImage large = ImageIO.read(new ByteArrayInputStream(in(files, "02-kitchen-18-harbor-lane.jpg")));
        assertThat(large.getWidth()).isLessThanOrEqualTo(2048);
        assertThat(large.getHeight()).isEqualTo(1418);
        assertThat(unzip(get(page() + "/photos.zip")).keySet()).isEqualTo(files.keySet());
        assertThat(kitchen).isNotEqualTo(front);
        assertThat(mvc.get()
                        .uri(api() + "/photos.zip")
                        .with(SignedIn.as(players.pia()))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void cutsAndPrintAreMadeWhenTheyAreFirstAskedForAndThenKept() throws Exception {
        String id = upload("kitchen.jpg", Pictures.room(1600, 1200));
        assertThat(call(api() + "/photos/" + id + "/file?kind=square")).hasStatus(409);
        enhance();
        byte[] square = get(api() + "/photos/" + id + "/file?kind=square").getContentAsByteArray();
        BufferedImage cut = ImageIO.read(new ByteArrayInputStream(square));
        assertThat(cut.getWidth()).isEqualTo(1080).isEqualTo(cut.getHeight());
        assertThat(get(page() + "/photos/" + id + "/file?kind=square").getContentAsByteArray())
                .isEqualTo(square);
        assertThat(get(api() + "/photos/" + id + "/file?kind=print").getHeader("Content-Disposition"))
                .contains("01-kitchen-18-harbor-lane-print.jpg");
        assertThat(photo(id).renditions())
                .filteredOn(made -> made.kind() == RenditionKind.SQUARE)
                .hasSize(1);
        assertThat(call(api() + "/photos/" + id + "/file?kind=poster")).hasStatus(400);
    }

    @Test
    void strengthWarmthAndWallsAreSetForOneOrForAll() throws Exception {
        String one = upload("kitchen.jpg", Pictures.room(640, 480));
        String other = upload("bath.jpg", Pictures.room(600, 480));
        enhance();
        byte[] before = get(api() + "/photos/" + one + "/file").getContentAsByteArray();
        form("/photos/" + one + "/adjustments", "strength", "0.5", "warmth", "0.5", "all", "true");
        assertThat(photo(one).status()).isEqualTo(PhotoStatus.RECEIVED);
        assertThat(photo(one).shown()).isTrue();
        enhance();
        assertThat(get(api() + "/photos/" + one + "/file").getContentAsByteArray())
                .isNotEqualTo(before);
        assertThat(photo(other).adjustments().warmth()).isEqualTo(0.5);
        assertThat(photo(other).adjustments().verticals()).isFalse();
        assertThat(photo(other).status()).isEqualTo(PhotoStatus.READY);
        change(one, "{\"strength\":1,\"warmth\":0,\"verticals\":true}");
        enhance();
        assertThat(get(api() + "/photos/" + one + "/file").getContentAsByteArray())
                .isEqualTo(before);
        assertThat(patch(one, "{\"strength\":9,\"warmth\":\"hot\"}")).hasStatus4xxClientError();
        assertThat(patch(one, "{\"strength\":9}")).hasStatus(400).bodyText().contains("expected 0 to 1.5");
        assertThat(patch(one, "{\"room\":\"Cellar\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("KITCHEN");
    }

    @Test
    void anAlteredSkyIsToldWhereverThePictureIs() throws Exception {
        String id = upload("front.jpg", Pictures.house(900, 600));
        enhance();
        assertThat(patch(id, "{\"sky\":true}")).hasStatus(400).bodyText().contains("outside");
        change(id, "{\"room\":\"FRONT\",\"sky\":true,\"grass\":true}");
        enhance();
        String answer = call(api() + "/photos/" + id).getResponse().getContentAsString();
        assertThat(JsonPath.<List<String>>read(answer, "$.alterations[*].mediaAlteration"))
                .containsExactly("Sky Replacement", "Landscape Enhancement");
        String whole = call(api()).getResponse().getContentAsString();
        assertThat(JsonPath.<List<String>>read(whole, "$.Media[0].MediaAlteration"))
                .containsExactly("Sky Replacement", "Landscape Enhancement");
        assertThat(JsonPath.<String>read(whole, "$.Media[0].ImageOf")).isEqualTo("Front of Structure");
        assertThat(JsonPath.<String>read(whole, "$.Media[0].OriginalMediaURL")).endsWith("#original-1");
        Document visitor = document("/h/" + listing.key());
        assertThat(visitor.select("#photo-1 .home-altered").text()).contains("The sky is not the one of the photo.");
        assertThat(visitor.select("#original-1 img")).hasSize(2);
        assertThat(visitor.select("#original-1 svg.ln-qr path").attr("d"))
                .isEqualTo(QrCode.of(JsonPath.<String>read(whole, "$.Media[0].OriginalMediaURL"))
                        .path());
        assertThat(visitor.select("#photo-1 source").attr("srcset")).contains("800w");
        assertThat(visitor.select(".home-note").text()).doesNotContain("nothing in them is added");
        Document panel = document(page() + "/photos");
        assertThat(panel.select("#f-disclosure").text())
                .startsWith("Photo 1 is digitally altered (sky, lawn). Originals: http")
                .endsWith("/h/" + listing.key());
        assertThat(panel.text()).contains("The main picture of the outside is altered");
        Map<String, byte[]> zip = unzip(get(api() + "/photos.zip"));
        assertThat(new String(in(zip, "media.csv"), StandardCharsets.UTF_8))
                .contains("Sky Replacement,Landscape", "/h/" + listing.key() + "#original-1\"");
        MvcTestResult file = call(api() + "/photos/" + id + "/file");
        assertThat(file).hasHeader("Media-Alteration", "Sky Replacement, Landscape Enhancement");
        byte[] jpeg = file.getResponse().getContentAsByteArray();
        assertThat(new String(jpeg, StandardCharsets.UTF_8))
                .contains("The sky is not the one of the photo.", "/h/" + listing.key() + "#original-1");
        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(900);
        assertThat(new String(in(zip, "01-front-18-harbor-lane.jpg"), StandardCharsets.UTF_8))
                .contains("<dc:source>");
        String exported =
                call("/api/v1/listings/export?format=json").getResponse().getContentAsString();
        assertThat(JsonPath.<List<String>>read(exported, "$.value[0].Media[0].MediaAlteration"))
                .containsExactly("Sky Replacement", "Landscape Enhancement");
        assertThat(call("/api/v1/listings/export?format=csv").getResponse().getContentAsString())
                .contains("Media", "Sky Replacement", "OriginalMediaURL");
        byte[] pdf = mvc.get()
                .uri("/h/" + listing.key() + "/flyer.pdf")
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        try (var flyer = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(flyer)).contains("Digitally altered");
        }
    }

    @Test
    void aChangeIsDoneWholeOrNotAtAll() throws Exception {
        String id = upload("kitchen.jpg", Pictures.room(320, 240));
        String tooLong = "a".repeat(501);
        assertThat(patch(id, "{\"caption\":\"" + tooLong + "\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("expected at most 500 characters");
        assertThat(patch(id, "{\"veiled\":[null]}")).hasStatus(400).bodyText().contains("veiled");
        assertThat(patch(id, "{\"caption\":\"The kitchen\",\"grass\":true}")).hasStatus(400);
        assertThat(photo(id).caption()).isEmpty();
        change(id, "{\"caption\":\"The kitchen\",\"altText\":\"" + tooLong.substring(1) + "\"}");
        assertThat(photo(id).caption()).isEqualTo("The kitchen");
        assertThat(photo(id).altText()).hasSize(500);
    }

    @Test
    void anAlterationThatIsTakenBackIsGoneAndStaysInTheLedger() throws Exception {
        byte[] uploaded = Pictures.house(640, 480);
        String id = upload("front.jpg", uploaded);
        enhance();
        change(id, "{\"room\":\"FRONT\",\"grass\":true}");
        enhance();
        Photo altered = photo(id);
        assertThat(altered.renditions())
                .filteredOn(made -> made.kind().enhanced())
                .allSatisfy(made -> {
                    Retouched again = Retouch.rebuild(uploaded, Recipe.parse(made.recipe()));
                    try (var kept = storage.open(players.harbor(), made.storageKey())) {
                        assertThat(((Retouched.Image) again).bytes())
                                .isEqualTo(kept.content().readAllBytes());
                    }
                });
        change(id, "{\"grass\":false}");
        enhance();
        assertThat(photo(id).altered()).isEmpty();
        assertThat(document("/h/" + listing.key()).select(".home-altered")).isEmpty();
        List<AlterationEntry> ledger =
                players.atHarbor(() -> photos.ledger(listing.key().value()));
        assertThat(ledger).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(AlterationEntry.Outcome.DONE);
            assertThat(entry.endedAt()).isNotNull();
        });
        assertThat(document(page()).text()).contains("Ledger of alterations");
    }

    @Test
    void whereNoSkyIsCertainNothingIsAlteredAndThatIsSaid() throws Exception {
        String id = upload("front.jpg", Pictures.room(640, 480));
        change(id, "{\"room\":\"FRONT\",\"sky\":true}");
        enhance();
        assertThat(photo(id).altered()).isEmpty();
        assertThat(document(page()).text()).contains("The sky could not be told from the rest with certainty");
        assertThat(document("/h/" + listing.key()).select(".home-altered")).isEmpty();
    }

    @Test
    void aMarkedPartIsBlurredInWhateverVisitorsSee() throws Exception {
        String id = upload("front.jpg", Pictures.house(640, 480));
        enhance();
        form("/photos/" + id + "/adjustments", "left", "20", "top", "40", "width", "30", "height", "20");
        enhance();
        assertThat(photo(id).adjustments().veiled())
                .singleElement()
                .satisfies(box -> assertThat(box.x()).isEqualTo(0.2));
        assertThat(document("/h/" + listing.key()).select(".home-altered").text())
                .contains("unrecognisable");
        assertThat(document("/h/" + listing.key()).select(".home-pair")).isEmpty();
        assertThat(operations(id, RenditionKind.ORIGINAL_WEB)).contains("veil");
        assertThat(operations(id, RenditionKind.ORIGINAL)).isEmpty();
        assertThat(patch(id, "{\"veiled\":[{\"x\":0.9,\"y\":0,\"width\":0.5,\"height\":0.1}]}"))
                .hasStatus(400);
        change(id, "{\"veiled\":[]}");
        enhance();
        assertThat(photo(id).altered()).isEmpty();
    }

    @Test
    void aFaceThatIsFoundIsOfferedAndBlurredOnceSomebodySaysSo() throws Exception {
        String id = upload("bedroom.jpg", Pictures.file("portrait.jpg"));
        enhance();
        assertThat(photo(id).suggested().faces()).hasSize(1);
        assertThat(photo(id).altered()).isEmpty();
        assertThat(document(page()).select("input[name=face]")).hasSize(1);
        assertThat(mvc.get().uri(api() + "/photos").with(SignedIn.as(players.maya())))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[0].faces[0].width")
                .asNumber()
                .isNotNull();
        form("/photos/" + id + "/adjustments", "face", "0");
        enhance();
        assertThat(photo(id).altered()).containsExactly(Alteration.VEILED);
        assertThat(document(page()).select("input[name=face]")).isEmpty();
        assertThat(players.atHarbor(() -> photos.ledger(listing.key().value())))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(AlterationEntry.Outcome.DONE));
        String bare = upload("kitchen.jpg", Pictures.room(640, 480));
        enhance();
        assertThat(photo(bare).suggested().faces()).isEmpty();
    }

    @Test
    void aPlateThatIsFoundIsOfferedAndBlurredOnceSomebodySaysSo() throws Exception {
        String id = upload("garage.jpg", Pictures.car());
        enhance();
        assertThat(photo(id).suggested().plates()).hasSize(1);
        assertThat(photo(id).altered()).isEmpty();
        assertThat(document(page()).select("input[name=plate]:not([checked])")).hasSize(1);
        form("/photos/" + id + "/adjustments", "plate", "0");
        enhance();
        assertThat(photo(id).altered()).containsExactly(Alteration.VEILED);
        assertThat(photo(id).openPlates()).isEmpty();
    }

    @Test
    void exposuresOfOneSceneBecomeOnePictureThatCanBeTakenApart() throws Exception {
        List<String> ids = List.of(
                upload("a.jpg", Pictures.exposure(0.4, 0, 240)),
                upload("b.jpg", Pictures.exposure(0.9, 1, 60)),
                upload("c.jpg", Pictures.exposure(1.6, 2, 15)));
        run("photos.bracket", ids.getLast());
        enhance();
        assertThat(players.atHarbor(() -> photos.list(listing.key().value())))
                .singleElement()
                .satisfies(photo -> {
                    Recipe recipe = Recipe.parse(
                            photo.rendition(RenditionKind.WEB).orElseThrow().recipe());
                    assertThat(recipe.operations().getFirst().name()).isEqualTo("brackets");
                    assertThat(photo.altered()).isEmpty();
                });
        Document panel = document(page() + "/photos");
        assertThat(panel.select(".ln-photo")).hasSize(1);
        assertThat(panel.select(".ln-photo-bracket").text()).contains("3 exposures");
        String list = call(api() + "/photos").getResponse().getContentAsString();
        assertThat(JsonPath.<Integer>read(list, "$[0].frames")).isEqualTo(2);
        String lead = JsonPath.read(list, "$[0].id");
        assertThat(mvc.delete()
                        .uri(api() + "/photos/" + lead + "/bracket")
                        .with(SignedIn.as(players.maya()))
                        .exchange())
                .hasStatus(204);
        enhance();
        assertThat(players.atHarbor(() -> photos.list(listing.key().value()))).hasSize(3);
        run("photos.bracket", ids.getFirst());
        assertThat(players.atHarbor(() -> photos.list(listing.key().value()))).hasSize(3);
    }

    @Test
    void whatAPhotoSeemsToShowIsSuggestedAndToldToNobodyBeforeItIsConfirmed() throws Exception {
        String id = upload("DSC_1.jpg", Pictures.house(640, 480));
        upload("kitchen.jpg", Pictures.room(640, 480));
        enhance();
        Document panel = document(page() + "/photos");
        assertThat(panel.select("#room-" + id + " option[selected]").text()).isEqualTo("Front");
        assertThat(panel.select("#alt-" + id).val()).contains("under an open sky");
        assertThat(panel.text()).contains("No photo is said to show: Front, Living room, Kitchen, Bathroom, Back.");
        assertThat(document("/h/" + listing.key()).select("#photo-1 img").attr("alt"))
                .doesNotContain("open sky");
        form("/photos/" + id + "/words", "caption", "", "altText", "The front of the home", "room", "FRONT");
        assertThat(document(page() + "/photos").text()).contains("No photo is said to show: Living room, Kitchen");
        form("/photos/" + id + "/position", "position", "1");
        form("/photos/arrangement");
        assertThat(players.atHarbor(() -> photos.list(listing.key().value()))
                        .getFirst()
                        .id())
                .hasToString(id);
    }

    @Test
    void anUploadThatIsTakenUpAgainSkipsWhatIsThere() {
        byte[] file = Pictures.room(64, 48);
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.post()
                            .uri(page() + "/photos")
                            .multipart()
                            .file(new MockMultipartFile("photos", "a.jpg", "image/jpeg", file))
                            .accept("application/json")
                            .with(SignedIn.as(players.maya()))
                            .exchange())
                    .hasStatus(202);
        }
        assertThat(players.atHarbor(() -> photos.list(listing.key().value()))).hasSize(1);
    }

    private String upload(String name, byte[] bytes) throws Exception {
        MvcTestResult upload = mvc.post()
                .uri(api() + "/photos")
                .multipart()
                .file(new MockMultipartFile("photos", name, "image/jpeg", bytes))
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(upload).hasStatus(202);
        return JsonPath.read(upload.getResponse().getContentAsString(), "$[0].id");
    }

    private void enhance() {
        players.atHarbor(() -> photos.list(listing.key().value()))
                .forEach(photo -> run("photos.enhance", photo.id().toString()));
    }

    private void run(String handler, String id) {
        players.atHarbor(() -> {
            handlers.stream()
                    .filter(one -> one.name().equals(handler))
                    .forEach(one -> one.run(players.harbor(), UUID.fromString(id)));
            return true;
        });
    }

    private Photo photo(String id) {
        return players.atHarbor(() -> photos.list(listing.key().value())).stream()
                .filter(photo -> photo.id().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> operations(String id, RenditionKind kind) {
        return Recipe.parse(photo(id).rendition(kind).orElseThrow().recipe()).operations().stream()
                .map(Recipe.Operation::name)
                .toList();
    }

    private void change(String id, String json) {
        assertThat(patch(id, json)).hasStatusOk();
    }

    private MvcTestResult patch(String id, String json) {
        return mvc.patch()
                .uri(api() + "/photos/" + id)
                .contentType("application/json")
                .content(json)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private void form(String path, String... fields) {
        var post = mvc.post().uri(page() + path).with(SignedIn.as(players.maya()));
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        assertThat(post.exchange()).hasStatus3xxRedirection();
    }

    private MvcTestResult call(String path) {
        return mvc.get().uri(path).with(SignedIn.as(players.maya())).exchange();
    }

    private org.springframework.mock.web.MockHttpServletResponse get(String path) {
        MvcTestResult answer = call(path);
        assertThat(answer).hasStatusOk();
        return answer.getResponse();
    }

    private Document document(String path) throws Exception {
        return Jsoup.parse(get(path).getContentAsString());
    }

    private static Map<String, byte[]> unzip(org.springframework.mock.web.MockHttpServletResponse answer)
            throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(new ArrayList<>(files.keySet())).isNotEmpty();
        return files;
    }

    private static byte[] in(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private String api() {
        return "/api/v1/listings/" + listing.key();
    }

    private String page() {
        return "/app/listings/" + listing.key();
    }
}
