package org.leadnest.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;

/**
 * The way of an altered photo, the first of a listing: compared with its original, published, seen by a visitor who is told,
 * and handed to an MLS with what there is to say about it.
 */
final class AlteredPhoto {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Levels of 255 that a picture has to change by, in the mean, to be another one to the eye. */
    private static final double SEEN = 2;

    private final RunningLeadNest service;
    private final Browser browser;
    private final Page page;

    AlteredPhoto(RunningLeadNest service, Browser browser, Page page) {
        this.service = service;
        this.browser = browser;
        this.page = page;
    }

    void isComparedWithItsOriginal(Locator photo) {
        Locator stage = photo.locator(".ln-compare .ln-compare-stage");
        Locator before = stage.locator(".ln-compare-before");
        Locator after = stage.locator(".ln-compare-after");
        expectLoaded(before);
        expectLoaded(after);
        assertThat(address(after)).isNotEqualTo(address(before));
        Locator range = stage.locator(".ln-compare-range");
        range.focus();
        expectCut(stage, range, "Home", 0);
        BufferedImage altered = picture(stage);
        expectCut(stage, range, "ArrowRight", 1);
        expectCut(stage, range, "End", 100);
        assertThat(difference(altered, picture(stage)))
                .as("levels between both ends of the slider")
                .isGreaterThan(SEEN);
        expectCut(stage, range, "ArrowLeft", 99);
    }

    private static void expectCut(Locator stage, Locator range, String key, int percent) {
        range.press(key);
        assertThat(range).hasAttribute("aria-valuetext", percent + " percent original");
        assertThat(stage.evaluate("s => s.style.getPropertyValue('--cut')")).isEqualTo(percent + "%");
    }

    /** @return the address that a visitor has of the listing */
    String isPublished() {
        page.selectOption("#f-status", "Active");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change status"))
                .click();
        assertThat(page.locator("main")).containsText("Status: Incomplete → Active");
        String address = page.url().replaceFirst("[?#].*", "");
        return "/h/" + address.substring(address.lastIndexOf('/') + 1);
    }

    void isToldToVisitors(String home) {
        Page visitor = browser.open();
        visitor.navigate(service.url(home));
        assertThat(visitor.locator(".home-photos figure")).hasCount(3);
        assertThat(visitor.locator(".home-altered")).hasCount(1);
        assertThat(visitor.locator("#photo-1 .home-altered")).containsText("Digitally altered:");
        for (int other = 2; other <= 3; other++) {
            Locator taken = visitor.locator("#photo-" + other).getByText("As it was taken");
            assertThat(visitor.request().get(taken.evaluate("a => a.href").toString()))
                    .isOK();
        }
        visitor.getByText("See the original").click();
        assertThat(visitor.url()).endsWith(home + "#original-1");
        assertThat(visitor.locator(".home-pair")).hasCount(1);
        expectPair(visitor);
        browser.expectAccessible(visitor);
        browser.picture(visitor, "home-altered");
        visitor.context().close();
    }

    /** Both pictures of the first photo, and the code that leads here from paper ({@code PictureTests} know what it says). */
    private static void expectPair(Page visitor) {
        Locator pair = visitor.locator("#original-1");
        assertThat(pair).isInViewport();
        List<Locator> both = pair.locator("img").all();
        assertThat(both).hasSize(2);
        both.forEach(AlteredPhoto::expectLoaded);
        byte[] original = visitor.request().get(address(both.getFirst())).body();
        assertThat(visitor.request().get(address(both.getLast())).body())
                .isNotEmpty()
                .isNotEqualTo(original);
        assertThat(pair.locator(".ln-qr")).isVisible();
    }

    void isToldInTheAlbumForAnMls(String home) {
        Download album = page.waitForDownload(
                () -> page.getByText("All for the MLS (zip)").click());
        Map<String, byte[]> files = unzipped(album);
        List<String> table = new String(files.get("media.csv"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(table).hasSize(4);
        List<String> altered = table.stream()
                .skip(1)
                .filter(row -> row.contains(service.url(home)))
                .toList();
        assertThat(altered).hasSize(1);
        String[] cells = altered.getFirst().split("\",\"|,\"|\",|\"$");
        assertThat(files).containsKey(cells[1]);
        assertThat(new String(files.get(cells[1]), StandardCharsets.ISO_8859_1)).contains("<dc:source>");
        Page agent = browser.open();
        agent.navigate(cells[cells.length - 1]);
        assertThat(agent.url()).endsWith(home + "#original-1");
        expectPair(agent);
        agent.context().close();
    }

    private static Map<String, byte[]> unzipped(Download album) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(album.path()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return files;
    }

    private static void expectLoaded(Locator image) {
        image.scrollIntoViewIfNeeded();
        Eventually.expect(
                "the picture at " + address(image),
                SOON,
                () -> Boolean.TRUE.equals(image.evaluate("i => i.complete && i.naturalWidth > 0")));
    }

    private static String address(Locator image) {
        return image.evaluate("i => i.src").toString();
    }

    private static BufferedImage picture(Locator place) {
        try {
            return ImageIO.read(new ByteArrayInputStream(place.screenshot()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Mean over the middle of both, where neither labels nor the slider's line are. */
    private static double difference(BufferedImage one, BufferedImage two) {
        int left = one.getWidth() / 4;
        int top = one.getHeight() / 4;
        long sum = 0;
        int count = 0;
        for (int y = top; y < one.getHeight() - top; y++) {
            for (int x = left; x < one.getWidth() - left; x++) {
                for (int band = 0; band < 3; band++) {
                    sum += Math.abs(one.getRaster().getSample(x, y, band)
                            - two.getRaster().getSample(x, y, band));
                    count++;
                }
            }
        }
        return (double) sum / count;
    }
}
