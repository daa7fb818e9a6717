package org.leadnest.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.testkit.S3Peer;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3StorageTests {
    private static final AccountId HARBOR = new AccountId(Ids.next());
    private static final AccountId PINE = new AccountId(Ids.next());
    private static final String KEY = "photos/a1.jpg";

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final FileTickets tickets = new FileTickets(new byte[32], () -> NOW);
    private final S3Peer peer = new S3Peer();
    private final S3Storage storage = StorageConfiguration.bucket(
            new StorageProperties.S3(peer.baseUrl(), "us-east-1", "homes", "key", "secret"), tickets);

    @AfterEach
    void close() {
        storage.close();
        peer.close();
    }

    @Test
    void keepsAFileUnderItsAccountInTheBucket() throws IOException {
        put("a house");
        assertThat(peer.holds("homes/" + HARBOR + "/" + KEY)).isTrue();
        try (Storage.StoredFile file = storage.open(HARBOR, KEY)) {
            assertThat(file.contentType()).isEqualTo("image/jpeg");
            assertThat(file.length()).isEqualTo(7);
            assertThat(file.content()).hasContent("a house");
        }
        assertThatThrownBy(() -> storage.open(PINE, KEY)).isInstanceOf(Storage.MissingFile.class);
    }

    @Test
    void theStoreItselfRefusesToChangeAFile() throws IOException {
        put("a house");
        assertThatThrownBy(() -> put("another")).isInstanceOf(S3Exception.class);
        try (InputStream content = storage.open(HARBOR, KEY).content()) {
            assertThat(content).hasContent("a house");
        }
    }

    @Test
    void deletingTwiceIsDeletingOnce() {
        put("a house");
        storage.delete(HARBOR, KEY);
        storage.delete(HARBOR, KEY);
        assertThat(peer.holds("homes/" + HARBOR + "/" + KEY)).isFalse();
    }

    @Test
    void itsAddressIsOursAndSaysWhenItEnds() {
        put("a house");
        String url = storage.downloadUrl(HARBOR, KEY, Duration.ofHours(2), "front-mls.jpg");
        assertThat(url).startsWith("/files/");
        FileTickets.Ticket ticket =
                tickets.read(url.substring("/files/".length())).orElseThrow();
        assertThat(ticket.key()).isEqualTo(KEY);
        assertThat(ticket.fileName()).isEqualTo("front-mls.jpg");
        assertThat(ticket.end()).isEqualTo(NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void saysWhichSettingIsMissing() {
        assertThatThrownBy(() -> StorageConfiguration.bucket(
                        new StorageProperties.S3(null, "us-east-1", null, null, null), tickets))
                .hasMessageContaining("leadnest.storage.s3.bucket");
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        storage.put(HARBOR, KEY, "image/jpeg", new ByteArrayInputStream(bytes), bytes.length);
    }
}
