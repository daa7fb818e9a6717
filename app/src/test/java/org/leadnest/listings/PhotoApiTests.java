package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.photos.Photo;
import org.leadnest.photos.PhotoId;
import org.leadnest.photos.PhotoStatus;
import org.leadnest.photos.Photos;
import org.leadnest.photos.Pictures;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.storage.Storage;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LeadNestTest
class PhotoApiTests {
    private static final JsonMapper JSON = new JsonMapper();

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
    private ListingKey listing;

    @BeforeEach
    void enter() {
        players = cast.enter();
        Saving saving = players.atHarbor(() -> listings.enter(Map.of("City", "Tampa"), players.maya()));
        listing = ((Saving.Saved) saving).listing().key();
    }

    @Test
    void takesSeveralPhotosAndAnswersTheArrayThatListsThem() throws Exception {
        MvcTestResult upload =
                upload(file("photos", "front.jpg", Pictures.room(320, 240)), file("x", "b.jpg", Pictures.room(64, 48)));
        assertThat(upload).hasStatus(202);
        JsonNode taken = json(upload);
        assertThat(taken).hasSize(2);
        assertThat(taken.get(0).path("status").asString()).isEqualTo("RECEIVED");
        assertThat(taken.get(0).path("original").path("url").isNull()).isTrue();
        assertThat(list()).isEqualTo(taken);
    }

    @Test
    void goodFilesOfAnUploadGoOnBesideBadOnes() throws Exception {
        MvcTestResult upload = upload(
                file("photos", "notes.jpg", "not a picture".getBytes(StandardCharsets.UTF_8)),
                file("photos", "front.jpg", Pictures.room(64, 48)));
        assertThat(upload).hasStatus(202);
        JsonNode answer = json(upload);
        assertThat(answer.get(0).path("status").asString()).isEqualTo("REFUSED");
        assertThat(answer.get(0).path("id").isNull()).isTrue();
        assertThat(answer.get(0).path("refusal").path("reason").asString()).isEqualTo("NOT_AN_IMAGE");
        assertThat(answer.get(1).path("status").asString()).isEqualTo("RECEIVED");
        assertThat(list()).hasSize(1);
    }

    @Test
    void refusesFilesThatAreNoPhotosWithTheReasonOfEach() throws Exception {
        byte[] whole = Pictures.room(64, 48);
        MvcTestResult upload = upload(
                file("photos", "a.jpg", new byte[0]),
                file("photos", "b.png", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)),
                file("photos", "c.jpg", Arrays.copyOf(whole, 3)));
        assertThat(upload).hasStatus(422);
        JsonNode problem = json(upload);
        assertThat(problem.path("detail").asString()).contains("a.jpg", "b.png", "c.jpg");
        assertThat(problem.path("photos")).hasSize(3);
    }

    @Test
    void refusesMoreThan120MegapixelsByTheHeaderAlone() throws Exception {
        MvcTestResult upload = upload(file("photos", "bomb.png", Pictures.bombHeader()));
        assertThat(upload).hasStatus(413);
        assertThat(json(upload).path("detail").asString()).contains("20000").contains("120 megapixels");
    }

    @Test
    void refusesAPhotoThatBreaksOff() throws Exception {
        byte[] whole = Pictures.room(400, 300);
        MvcTestResult upload = upload(file("photos", "cut.jpg", Arrays.copyOf(whole, whole.length / 2)));
        assertThat(upload).hasStatus(422);
        assertThat(json(upload).path("detail").asString()).contains("ends before its picture does");
    }

    @Test
    void saysWhyAPhotoWhosePixelsAreDamagedIsNotUsable() throws Exception {
        byte[] damaged = Pictures.damagedPixels();
        process(upload(file("photos", "damaged.png", damaged)));
        JsonNode photo = list().get(0);
        assertThat(photo.path("status").asString()).isEqualTo("REFUSED");
        assertThat(photo.path("refusal").path("reason").asString()).isEqualTo("DAMAGED");
        assertThat(photo.path("renditions")).isEmpty();
    }

    @Test
    void makesRenditionsUprightAndWithoutAWordFromTheCamera() throws Exception {
        process(upload(file("photos", "front.jpg", Pictures.roomWithExif(640, 480))));
        JsonNode photo = list().get(0);
        assertThat(photo.path("status").asString()).isEqualTo("READY");
        assertThat(photo.path("renditions").findValuesAsString("kind"))
                .containsExactly("MLS", "WEB", "THUMBNAIL", "WEBP", "WEBP_SMALL");
        byte[] original = get(photo.path("original").path("url").asString());
        BufferedImage upright = ImageIO.read(new ByteArrayInputStream(original));
        assertThat(upright.getWidth()).isEqualTo(480);
        assertThat(upright.getHeight()).isEqualTo(640);
        assertThat(new String(original, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", Pictures.CAMERA);
        for (JsonNode rendition : photo.path("renditions")) {
            byte[] served = get(rendition.path("url").asString());
            assertThat(new String(served, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", Pictures.CAMERA);
            if (!rendition.path("kind").asString().startsWith("WEBP")) {
                assertThat(ImageIO.read(new ByteArrayInputStream(served)).getWidth())
                        .isEqualTo(rendition.path("widthPx").asInt());
            }
            assertThat(rendition.path("recipe").path("engine").asString()).isEqualTo(Retouch.ENGINE);
        }
    }

    @Test
    void rebuildsEachRenditionFromTheUploadedBytesBitForBit() throws Exception {
        byte[] uploaded = Pictures.roomWithExif(640, 480);
        process(upload(file("photos", "front.jpg", uploaded)));
        Photo photo = players.atHarbor(() -> photos.list(listing.value())).getFirst();
        assertThat(photo.renditions()).hasSize(7).allSatisfy(rendition -> {
            Retouched again = Retouch.rebuild(uploaded, Recipe.parse(rendition.recipe()));
            try (var kept = storage.open(players.harbor(), rendition.storageKey())) {
                assertThat(again)
                        .isInstanceOfSatisfying(
                                Retouched.Image.class,
                                image -> assertThat(kept.content()).hasBinaryContent(image.bytes()));
            }
        });
        assertThat(photo.renditions())
                .filteredOn(rendition -> !rendition.kind().enhanced())
                .allSatisfy(plain ->
                        assertThat(Recipe.parse(plain.recipe()).operations()).isEmpty());
    }

    @Test
    void aJobThatRunsAgainAfterACrashFinishesOnce() throws Exception {
        MvcTestResult upload = upload(file("photos", "front.jpg", Pictures.room(320, 240)));
        process(upload);
        JsonNode before = list();
        process(upload);
        assertThat(list().toString().replaceAll("/files/[^\"]+", ""))
                .isEqualTo(before.toString().replaceAll("/files/[^\"]+", ""));
        assertThat(players.atHarbor(photos::countEnhanced)).isEqualTo(1);
    }

    @Test
    void aLinkIsTypedAndServedToNobodyAfterItsEnd() throws Exception {
        process(upload(file("photos", "front.jpg", Pictures.room(320, 240))));
        String url = list().get(0).path("original").path("url").asString();
        assertThat(mvc.get().uri(path(url)).exchange())
                .hasStatusOk()
                .hasContentType("image/jpeg")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Content-Disposition", "inline");
        assertThat(mvc.get().uri(path(url) + "A").exchange()).hasStatus(404);
        assertThat(mvc.get().uri("/files/nothing").exchange()).hasStatus(404);
    }

    @Test
    void anotherAccountFindsNothingAndAddsNothing() {
        assertThat(mvc.get().uri(photosUrl()).with(SignedIn.as(players.pia())).exchange())
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri(photosUrl())
                        .multipart()
                        .file(file("photos", "a.jpg", Pictures.room(64, 48)))
                        .with(SignedIn.as(players.pia()))
                        .exchange())
                .hasStatus(404);
        assertThat(mvc.get().uri(photosUrl()).exchange()).hasStatus(401);
    }

    @Test
    void keepsOrderRemovesRestoresAndPurges() throws Exception {
        JsonNode taken = json(upload(
                file("p", "1.jpg", Pictures.room(64, 48)),
                file("p", "2.jpg", Pictures.room(64, 48)),
                file("p", "3.jpg", Pictures.room(64, 48))));
        PhotoId third = new PhotoId(UUID.fromString(taken.get(2).path("id").asString()));
        players.atHarbor(() -> {
            photos.move(listing.value(), third, 0);
            return true;
        });
        assertThat(names()).containsExactly("3.jpg", "1.jpg", "2.jpg");
        players.atHarbor(() -> {
            photos.remove(third);
            return true;
        });
        assertThat(names()).containsExactly("1.jpg", "2.jpg");
        players.atHarbor(() -> {
            photos.restore(third);
            return true;
        });
        assertThat(names()).containsExactly("3.jpg", "1.jpg", "2.jpg");
        String key = players.atHarbor(() -> photos.list(listing.value()))
                .getFirst()
                .upload()
                .storageKey();
        players.atHarbor(() -> {
            photos.purge(third);
            handler("photos.purge").run(players.harbor(), third.value());
            return true;
        });
        assertThat(names()).containsExactly("1.jpg", "2.jpg");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> storage.open(players.harbor(), key))
                .isInstanceOf(Storage.MissingFile.class);
    }

    private List<String> names() {
        return players.atHarbor(() -> photos.list(listing.value())).stream()
                .map(photo -> photo.upload().fileName())
                .toList();
    }

    private void process(MvcTestResult upload) throws Exception {
        for (JsonNode photo : json(upload)) {
            UUID id = UUID.fromString(photo.path("id").asString());
            players.atHarbor(() -> {
                handler("photos.enhance").run(players.harbor(), id);
                return true;
            });
        }
        assertThat(players.atHarbor(() -> photos.list(listing.value())))
                .extracting(Photo::status)
                .allMatch(PhotoStatus::finished);
    }

    private JobHandler handler(String name) {
        return handlers.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult upload(MockMultipartFile... files) {
        var request = mvc.post().uri(photosUrl()).multipart();
        for (MockMultipartFile file : files) {
            request = request.file(file);
        }
        return request.with(SignedIn.as(players.maya())).exchange();
    }

    private JsonNode list() throws Exception {
        return json(mvc.get().uri(photosUrl()).with(SignedIn.as(players.maya())).exchange());
    }

    private String photosUrl() {
        return "/api/v1/listings/" + listing + "/photos";
    }

    private byte[] get(String url) {
        assertThat(url).startsWith("http://");
        return mvc.get().uri(path(url)).exchange().getResponse().getContentAsByteArray();
    }

    private static String path(String url) {
        return url.substring(url.indexOf("/files/"));
    }

    private static MockMultipartFile file(String part, String name, byte[] bytes) {
        return new MockMultipartFile(part, name, "application/octet-stream", bytes);
    }

    private static JsonNode json(MvcTestResult result) throws Exception {
        return JSON.readTree(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
    }
}
