package org.leadnest.accounts.profile;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Picture, time zone and signature of a person. */
@LeadNestTest
class ProfileTests {
    private static final String PLACE = "/app/settings/profile";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Profiles profiles;

    private Cast.Players players;
    private Actor maya;

    @BeforeEach
    void enter() {
        players = cast.enter();
        maya = players.maya();
    }

    @Test
    void zoneAndSignatureAreKeptAndTheAccountsZoneHoldsWithoutOne() {
        assertThat(profiles.zone(players.harbor(), maya.user())).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(describe("America/Denver", " Maya Lopez\r\nHarbor Realty ")).hasRedirectedUrl(PLACE);
        assertThat(profiles.zone(players.harbor(), maya.user())).isEqualTo(ZoneId.of("America/Denver"));
        assertThat(profiles.of(maya.user()).signature()).isEqualTo("Maya Lopez\nHarbor Realty");
        assertThat(describe("Mars/Olympus", "")).hasStatus(422);
        assertThat(describe("", "x".repeat(1_001))).hasStatus(422);
        assertThat(profiles.of(maya.user()).zone()).contains(ZoneId.of("America/Denver"));
    }

    @Test
    void theLookThatIsChosenFollowsThePersonAndABrowsersSwitchWins() throws Exception {
        assertThat(look()).isEqualTo("auto");
        assertThat(choose("es", "dark")).hasRedirectedUrl(PLACE);
        assertThat(profiles.of(maya.user()).language()).contains("es");
        assertThat(look()).isEqualTo("dark");
        assertThat(look(new Cookie("theme", "light"))).isEqualTo("light");
        assertThat(look(new Cookie("__Host-theme", "light"))).isEqualTo("light");
        assertThat(choose("xx", "dark")).hasStatus(422);
        assertThat(choose("es", "pink")).hasStatus(422);
    }

    private MvcTestResult choose(String language, String theme) {
        return mvc.post()
                .uri(PLACE)
                .param("name", "Maya Lopez")
                .param("language", language)
                .param("theme", theme)
                .with(SignedIn.as(maya))
                .exchange();
    }

    private String look(Cookie... cookies) throws Exception {
        var asked = mvc.get().uri(PLACE).with(SignedIn.as(maya));
        if (cookies.length > 0) {
            asked.cookie(cookies);
        }
        return Jsoup.parse(asked.exchange().getResponse().getContentAsString())
                .expectFirst("html")
                .attr("data-bs-theme");
    }

    @Test
    void aPictureIsMadeAnewAndSeenByColleaguesAlone() throws Exception {
        byte[] uploaded = withTail(picture("jpg", 640, 400));
        assertThat(upload(uploaded)).hasRedirectedUrl(PLACE);
        String address = profiles.of(maya.user()).picture().orElseThrow();
        MvcTestResult shown =
                mvc.get().uri(address).with(SignedIn.as(players.tom())).exchange();
        assertThat(shown).hasStatusOk().hasContentType("image/jpeg");
        byte[] served = shown.getResponse().getContentAsByteArray();
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(served));
        assertThat(read.getWidth()).isEqualTo(256);
        assertThat(read.getHeight()).isEqualTo(256);
        assertThat(new Color(read.getRGB(128, 128)).getRed()).isGreaterThan(200);
        assertThat(new String(served, StandardCharsets.ISO_8859_1)).doesNotContain("<script>");
        assertThat(mvc.get().uri(address).with(SignedIn.as(players.pia())).exchange())
                .hasStatus(404);
        assertThat(Jsoup.parse(mvc.get()
                                .uri("/app/settings/team")
                                .with(SignedIn.as(players.grace()))
                                .exchange()
                                .getResponse()
                                .getContentAsString())
                        .select("img[src='" + address + "']"))
                .hasSize(1);
        mvc.post().uri(PLACE + "/picture/removal").with(SignedIn.as(maya)).exchange();
        assertThat(mvc.get().uri(address).with(SignedIn.as(players.tom())).exchange())
                .hasStatus(404);
    }

    @Test
    void whatIsNoPictureIsNotKept() throws IOException {
        byte[] jpeg = picture("jpg", 640, 400);
        byte[][] wrong = {
            "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(jpeg, 40),
            picture("gif", 64, 64),
            picture("png", 16, 400),
            {}
        };
        for (byte[] one : wrong) {
            assertThat(upload(one)).hasRedirectedUrl(PLACE);
            assertThat(profiles.of(maya.user()).picture()).isEmpty();
        }
        assertThat(Portrait.of(picture("png", 32, 32))).isPresent();
    }

    @Test
    void aPhotoThatLiesOnItsSideIsTurned() throws IOException {
        BufferedImage lying = new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 320; x++) {
            for (int y = 0; y < 320; y++) {
                lying.setRGB(x, y, (y < 160 ? Color.RED : Color.BLUE).getRGB());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(lying, "jpg", out)).isTrue();
        byte[] portrait = Portrait.of(turnedRight(out.toByteArray())).orElseThrow();
        BufferedImage upright = ImageIO.read(new ByteArrayInputStream(portrait));
        assertThat(new Color(upright.getRGB(20, 128)).getBlue()).isGreaterThan(150);
        assertThat(new Color(upright.getRGB(235, 128)).getRed()).isGreaterThan(150);
    }

    /** With an EXIF block that says orientation 6: to be seen turned right by a quarter. */
    private static byte[] turnedRight(byte[] jpeg) {
        byte[] exif = HexFormat.of()
                .parseHex("ffe100224578696600004d4d002a000000080001011200030000000100060000" + "00000000");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private MvcTestResult describe(String zone, String signature) {
        return mvc.post()
                .uri(PLACE)
                .param("name", "Maya Lopez")
                .param("zone", zone)
                .param("signature", signature)
                .with(SignedIn.as(maya))
                .exchange();
    }

    private MvcTestResult upload(byte[] file) {
        return mvc.post()
                .uri(PLACE + "/picture")
                .multipart()
                .file(new MockMultipartFile("picture", "me.jpg", "image/jpeg", file))
                .with(SignedIn.as(maya))
                .exchange();
    }

    /** Red, with blue at the left and right of what a square leaves. */
    private static byte[] picture(String format, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                boolean inside = Math.abs(x - width / 2) <= height / 2;
                picture.setRGB(x, y, (inside ? Color.RED : Color.BLUE).getRGB());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] withTail(byte[] jpeg) {
        byte[] tail = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(jpeg, jpeg.length + tail.length);
        System.arraycopy(tail, 0, whole, jpeg.length, tail.length);
        return whole;
    }
}
