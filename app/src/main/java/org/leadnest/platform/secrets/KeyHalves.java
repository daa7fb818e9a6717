package org.leadnest.platform.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.web.DeploymentProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Half of each account's key, a file of 32 random bytes an account, in a folder that is mirrored but in no backup: what keeps
 * older states would keep the half of an erased account. The other half stands sealed in the database; one without the other
 * tells nothing. Thread-safe, and safe for several nodes over one folder as long as {@link AccountKeys} lets one at a time make
 * a half.
 */
@Component
public class KeyHalves {
    static final int BYTES = 32;
    private static final String FOLDER = "key-halves";

    private static final Logger LOG = LoggerFactory.getLogger(KeyHalves.class);

    private final @Nullable Path folder;
    private final boolean outside;

    /**
     * @param configured {@code leadnest.secrets.halves-dir}: the folder, which every node has to see; empty for {@code
     *     key-halves} of the data folder where that holds the files as well, and for none where files lie elsewhere: nodes
     *     need not share their data folder then, and one without the half could read no file
     */
    @Autowired
    public KeyHalves(
            @Value("${leadnest.secrets.halves-dir:}") String configured,
            @Value("${leadnest.storage.provider:folder}") String storage,
            DeploymentProperties deployment) {
        boolean beside = storage.strip().equalsIgnoreCase("folder");
        this.folder = !configured.isBlank()
                ? Path.of(configured.strip())
                : beside ? deployment.dataDir().resolve(FOLDER) : null;
        this.outside = folder != null && !real(folder).startsWith(real(deployment.dataDir()));
        if (folder != null && !outside && !deployment.development()) {
            LOG.warn(
                    "halves of keys lie in the data folder: whoever backs that up backs them up, too, and opens the files of"
                            + " an erased account from it; name a folder outside of it with leadnest.secrets.halves-dir");
        }
    }

    /** Through links, as far as it is there. */
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        try {
            return Files.exists(whole) ? whole.toRealPath() : whole;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether they lie outside of the data folder, which is backed up as a whole. */
    public boolean outside() {
        return outside;
    }

    /** Whether keys are parted here; where not, an account's whole key stands sealed in the database and its backups. */
    public boolean kept() {
        return folder != null;
    }

    Optional<byte[]> find(AccountId account) {
        Path file = file(account);
        try {
            return file == null || !Files.exists(file) ? Optional.empty() : Optional.of(read(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] read(Path file) throws IOException {
        byte[] half = Files.readAllBytes(file);
        if (half.length != BYTES) {
            throw new IOException("expected " + BYTES + " bytes in " + file + " but there are " + half.length);
        }
        return half;
    }

    /** The half that is there, or a new one, which is on the disk when this returns. */
    byte[] make(AccountId account) {
        return find(account).orElseGet(() -> write(account));
    }

    private byte[] write(AccountId account) {
        Path file = java.util.Objects.requireNonNull(file(account), "keys are not parted here");
        byte[] half = new byte[BYTES];
        new SecureRandom().nextBytes(half);
        try {
            Path home = file.toAbsolutePath().getParent();
            Files.createDirectories(
                    home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path fresh = Files.createTempFile(home, "fresh", ".half");
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(half));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names = FileChannel.open(home)) {
                names.force(true);
            }
            return half;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void forget(AccountId account) {
        Path file = file(account);
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private @Nullable Path file(AccountId account) {
        return folder == null ? null : folder.resolve(account.toString());
    }
}
