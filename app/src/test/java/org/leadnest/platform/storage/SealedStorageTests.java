package org.leadnest.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.secrets.AccountKeys;
import org.leadnest.platform.secrets.KeyHalves;
import org.leadnest.platform.secrets.Secrets;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.DeploymentProperties;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Files lie under their account's key: nobody reads them without it (promise S1), and they end with it (promise R1). */
@LeadNestTest
class SealedStorageTests {
    private static final String KEY = "photos/a1.jpg";

    @TempDir
    private Path folder;

    @Autowired
    private AccountKeys keys;

    @Autowired
    private KeyHalves halves;

    @Autowired
    private Environment environment;

    @Autowired
    private Secrets secrets;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private AccountId harbor;
    private FolderStorage plain;
    private SealedStorage storage;

    @BeforeEach
    void begin() {
        harbor = cast.enter().harbor();
        plain = new FolderStorage(folder, new FileTickets(new byte[32], () -> Instant.EPOCH));
        storage = new SealedStorage(plain, keys);
    }

    @Test
    void whatLiesOnTheDiskIsUnreadableAndWhatIsServedIsWhatWasKept() throws IOException {
        for (int length : new int[] {0, 1, 15, 16, 65_535, 65_536, 65_537, 300_000}) {
            byte[] picture = new byte[length];
            new Random(length).nextBytes(picture);
            String key = "photos/p" + length + ".jpg";
            storage.put(harbor, key, "image/jpeg", new ByteArrayInputStream(picture), length);

            byte[] kept = Files.readAllBytes(folder.resolve(harbor + "/" + key));
            assertThat(kept).startsWith("LeadNst1".getBytes(StandardCharsets.US_ASCII));
            if (length > 100) {
                assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                        .doesNotContain(new String(picture, 0, 64, StandardCharsets.ISO_8859_1));
            }
            try (Storage.StoredFile file = storage.open(harbor, key)) {
                assertThat(file.length()).isEqualTo(length);
                assertThat(file.content().readAllBytes()).isEqualTo(picture);
            }
        }
    }

    @Test
    void whenTheKeyIsGoneACopyOfTheFileInABackupIsUnreadable() {
        put(storage, "a house");
        Tenancy.run(
                harbor,
                () -> transactions.executeWithoutResult(
                        _ -> jdbc.sql("delete from platform.account_keys").update()));

        AccountKeys later = new AccountKeys(jdbc, transactions, secrets, halves);
        assertThatThrownBy(() -> new SealedStorage(plain, later).open(harbor, KEY))
                .isInstanceOf(Storage.MissingFile.class);
        later.files(harbor, true);
        assertThatThrownBy(() -> read(new SealedStorage(plain, later), KEY)).isInstanceOf(IOException.class);
    }

    @Test
    void theRowOfTheDatabaseOpensNothingWithoutItsHalfOutsideOfIt() throws IOException {
        put(storage, "a house");
        Path half = half();
        byte[] kept = Files.readAllBytes(half);
        assertThat(kept).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(half)))
                .isEqualTo("rw-------");
        assertThat(read(new SealedStorage(plain, fresh()), KEY)).isEqualTo("a house");

        Files.delete(half);
        assertThatThrownBy(() -> new SealedStorage(plain, fresh()).open(harbor, KEY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("leadnest.secrets.halves-dir");
        assertThatThrownBy(() -> put(new SealedStorage(plain, fresh()), "another"))
                .as("no second key in place of the lost one")
                .isInstanceOf(IllegalStateException.class);
        Files.write(half, new byte[32]);
        assertThatThrownBy(() -> read(new SealedStorage(plain, fresh()), KEY)).isInstanceOf(IOException.class);
        Files.write(half, kept);
        assertThat(read(new SealedStorage(plain, fresh()), KEY)).isEqualTo("a house");
    }

    @Test
    void aKeyFromBeforeIsPartedAndOpensWhatLiesUnderIt() throws IOException {
        DeploymentProperties none =
                new DeploymentProperties(DeploymentProperties.Mode.DEVELOPMENT, folder, null, false);
        AccountKeys whole = new AccountKeys(jdbc, transactions, secrets, new KeyHalves("", "s3", none));
        put(new SealedStorage(plain, whole), "a house");
        assertThat(half()).doesNotExist();
        byte[] before = row();

        Tenancy.run(harbor, () -> fresh().part());
        byte[] parted = row();
        assertThat(parted).isNotEqualTo(before);
        assertThat(half()).exists();
        assertThat(read(new SealedStorage(plain, fresh()), KEY)).isEqualTo("a house");
        Tenancy.run(harbor, () -> fresh().part());
        assertThat(row()).as("once").isEqualTo(parted);

        Tenancy.run(harbor, () -> fresh().forget());
        assertThat(half()).as("stays while the row stands").exists();
        Tenancy.run(
                harbor,
                () -> transactions.executeWithoutResult(
                        _ -> jdbc.sql("delete from platform.account_keys").update()));
        Tenancy.run(harbor, () -> fresh().forget());
        assertThat(half()).doesNotExist();
    }

    private AccountKeys fresh() {
        return new AccountKeys(jdbc, transactions, secrets, halves);
    }

    private Path half() {
        return Path.of(environment.getRequiredProperty("leadnest.data-dir"), "key-halves", harbor.toString());
    }

    private byte[] row() {
        return Tenancy.as(
                harbor,
                () -> java.util.Objects.requireNonNull(
                        transactions.execute(_ -> jdbc.sql("select sealed from platform.account_keys")
                                .query(byte[].class)
                                .single())));
    }

    @Test
    void filesFromBeforeAreReadAsTheyAre() throws IOException {
        put(plain, "a house");
        assertThat(read(storage, KEY)).isEqualTo("a house");
        String tiny = "photos/tiny.jpg";
        plain.put(harbor, tiny, "image/jpeg", new ByteArrayInputStream(new byte[] {'x'}), 1);
        assertThat(read(storage, tiny)).isEqualTo("x");
    }

    @Test
    void aFileUnderAnotherNameOrWithAnotherByteDoesNotOpen() throws IOException {
        put(storage, "a house by the harbor");
        Path file = folder.resolve(harbor + "/" + KEY);
        Files.copy(file, file.resolveSibling("b2.jpg"));
        assertThatThrownBy(() -> read(storage, "photos/b2.jpg")).isInstanceOf(IOException.class);

        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> read(storage, KEY)).isInstanceOf(IOException.class);
    }

    @Test
    void aWrongLengthIsRefusedAndLeavesNothing() {
        assertThatThrownBy(() -> storage.put(harbor, KEY, "image/jpeg", new ByteArrayInputStream(new byte[9]), 8))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> storage.put(harbor, KEY, "image/jpeg", new ByteArrayInputStream(new byte[7]), 8))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> storage.open(harbor, KEY)).isInstanceOf(Storage.MissingFile.class);
    }

    @Test
    void aMillionBytesAreServedInAFractionOfASecond() throws IOException {
        byte[] picture = new byte[1_000_000];
        storage.put(harbor, KEY, "image/jpeg", new ByteArrayInputStream(picture), picture.length);
        read(storage, KEY);
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            read(storage, KEY);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start).dividedBy(10)).isLessThan(Duration.ofMillis(250));
    }

    private void put(Storage to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.put(harbor, KEY, "image/jpeg", new ByteArrayInputStream(bytes), bytes.length);
    }

    private String read(Storage from, String key) throws IOException {
        try (Storage.StoredFile file = from.open(harbor, key)) {
            return new String(file.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
