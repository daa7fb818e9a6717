package org.leadnest.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.time.ServiceClock;

class FolderStorageTests {
    private static final AccountId HARBOR = new AccountId(Ids.next());
    private static final AccountId PINE = new AccountId(Ids.next());
    private static final String KEY = "photos/a1.jpg";

    @TempDir
    Path folder;

    private final ServiceClock clock = new ServiceClock(InstantSource.system());
    private FileTickets tickets = new FileTickets(new byte[32], clock);
    private Storage storage = new FolderStorage(Path.of("."), tickets);

    @BeforeEach
    void open() {
        tickets = new FileTickets(SigningKey.in(folder.resolve("keys")), clock);
        storage = new FolderStorage(folder.resolve("files"), tickets);
    }

    @Test
    void givesBackWhatWasKeptToItsAccountAlone() throws IOException {
        put(KEY, "a house");
        try (Storage.StoredFile file = storage.open(HARBOR, KEY)) {
            assertThat(file.contentType()).isEqualTo("image/jpeg");
            assertThat(file.length()).isEqualTo(7);
            assertThat(file.content()).hasContent("a house");
        }
        assertThatThrownBy(() -> storage.open(PINE, KEY)).isInstanceOf(Storage.MissingFile.class);
    }

    @Test
    void neverChangesAFile() throws IOException {
        put(KEY, "a house");
        assertThatThrownBy(() -> put(KEY, "another")).isInstanceOf(UncheckedIOException.class);
        try (Storage.StoredFile file = storage.open(HARBOR, KEY)) {
            assertThat(file.content()).hasContent("a house");
        }
    }

    @Test
    void leavesNothingBehindWhenTheContentBreaksOff() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line went dead");
            }
        };
        assertThatThrownBy(() -> storage.put(HARBOR, KEY, "image/jpeg", broken, 10))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> storage.put(HARBOR, KEY, "image/jpeg", new ByteArrayInputStream(new byte[3]), 10))
                .hasRootCauseMessage("expected 10 bytes but there were 3");
        try (Stream<Path> files = Files.walk(folder.resolve("files"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void deletingTwiceIsDeletingOnce() {
        put(KEY, "a house");
        storage.delete(HARBOR, KEY);
        storage.delete(HARBOR, KEY);
        assertThatThrownBy(() -> storage.open(HARBOR, KEY)).isInstanceOf(Storage.MissingFile.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret.jpg", "photos/../../x.jpg", "/etc/passwd", "photos/a b.jpg", "photos/.a.jpg", ""})
    void refusesAKeyThatIsAWayElsewhere(String key) {
        assertThatThrownBy(() -> put(key, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressServesUntilItsEndAndNotLonger() {
        String token = token(storage.url(HARBOR, KEY, Duration.ofHours(2)));
        clock.advance(Duration.ofHours(2).minusSeconds(5));
        assertThat(tickets.read(token)).hasValueSatisfying(ticket -> {
            assertThat(ticket.account()).isEqualTo(HARBOR);
            assertThat(ticket.key()).isEqualTo(KEY);
        });
        clock.advance(Duration.ofHours(1).plusSeconds(5));
        assertThat(tickets.read(token)).isEmpty();
    }

    @Test
    void aChangedAddressIsWorthNothing() {
        String token = token(storage.url(HARBOR, KEY, Duration.ofHours(2)));
        int dot = token.indexOf('.');
        assertThat(tickets.read(token.substring(0, dot))).isEmpty();
        assertThat(tickets.read("x" + token)).isEmpty();
        assertThat(tickets.read(token.substring(0, dot + 1) + "AAAA")).isEmpty();
        assertThat(new FileTickets(new byte[32], clock).read(token)).isEmpty();
    }

    @Test
    void thesameFileHasTheSameAddressForAWhileSoThatBrowsersKeepIt() {
        FileTickets atNoon = new FileTickets(new byte[32], () -> java.time.Instant.parse("2026-11-23T12:00:01Z"));
        FileTickets later = new FileTickets(new byte[32], () -> java.time.Instant.parse("2026-11-23T12:59:00Z"));
        assertThat(atNoon.address(HARBOR, KEY, Duration.ofHours(2), ""))
                .isEqualTo(later.address(HARBOR, KEY, Duration.ofHours(2), ""));
    }

    private void put(String key, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        storage.put(HARBOR, key, "image/jpeg", new ByteArrayInputStream(bytes), bytes.length);
    }

    private static String token(String url) {
        assertThat(url).startsWith("/files/");
        return url.substring("/files/".length());
    }
}
