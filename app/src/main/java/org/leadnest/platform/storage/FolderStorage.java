package org.leadnest.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;

/**
 * Files in a folder of this machine. A file appears under its name only when all of it is on the disk: it is written
 * beside, forced out, renamed, and the folder is forced out too.
 */
final class FolderStorage implements Storage {
    private final Path root;
    private final FileTickets tickets;

    FolderStorage(Path root, FileTickets tickets) {
        this.root = root.toAbsolutePath().normalize();
        this.tickets = tickets;
    }

    @Override
    public void put(AccountId account, String key, String contentType, InputStream content, long length) {
        Path target = root.resolve(StorageKeys.path(account, key));
        Path folder = target.resolveSibling(".");
        Path unfinished = target.resolveSibling("." + Ids.next() + ".part");
        try {
            Files.createDirectories(folder);
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(key);
            }
            write(unfinished, content, length);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the file could not be kept under " + key, failed);
        } finally {
            remove(unfinished);
        }
    }

    private static void write(Path file, InputStream content, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            long written = content.transferTo(out);
            if (written != length) {
                throw new IOException("expected " + length + " bytes but there were " + written);
            }
            channel.force(true);
        }
    }

    @Override
    public StoredFile open(AccountId account, String key) {
        Path file = root.resolve(StorageKeys.path(account, key));
        try {
            InputStream content = Files.newInputStream(file);
            return new StoredFile(StorageKeys.contentType(key), Files.size(file), content);
        } catch (NoSuchFileException gone) {
            throw new MissingFile(key);
        } catch (IOException failed) {
            throw new UncheckedIOException("the file under " + key + " could not be read", failed);
        }
    }

    @Override
    public void delete(AccountId account, String key) {
        remove(root.resolve(StorageKeys.path(account, key)));
    }

    @Override
    public long deleteAllBut(AccountId account, Set<String> areas) {
        Path space = root.resolve(account.toString());
        if (!Files.exists(space)) {
            return 0;
        }
        long[] files = {0};
        try (Stream<Path> all = Files.walk(space)) {
            List<Path> going = all.filter(path -> areas.isEmpty() || !kept(space, path, areas))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            going.forEach(path -> {
                files[0] += Files.isRegularFile(path) ? 1 : 0;
                remove(path);
            });
        } catch (IOException failed) {
            throw new UncheckedIOException("the files of " + account + " could not be removed", failed);
        }
        return files[0];
    }

    /** A file of such an area, or a folder on the way to one. */
    private static boolean kept(Path space, Path path, Set<String> areas) {
        String key = space.relativize(path).toString().replace('\\', '/') + "/";
        return areas.stream().anyMatch(area -> key.equals("/") || key.startsWith(area) || area.startsWith(key));
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String url(AccountId account, String key, Duration valid) {
        return tickets.address(account, key, valid, "");
    }

    @Override
    public String downloadUrl(AccountId account, String key, Duration valid, String fileName) {
        return tickets.address(account, key, valid, fileName);
    }
}
