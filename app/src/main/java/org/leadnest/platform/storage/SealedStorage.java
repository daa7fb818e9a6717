package org.leadnest.platform.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.secrets.AccountKeys;
import org.leadnest.platform.secrets.FileCipher;

/**
 * Files under the key of their account: when that is gone, copies of them in backups are unreadable, too. A file begins with
 * a mark and the length of its content, both part of what is authenticated with the key under which it lies. Files from
 * before, which have no mark, are read as they are; copies to take along are encrypted before they come here.
 */
final class SealedStorage implements Storage {
    private static final byte[] MARK = "LeadNst1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_BYTES = 8 + Long.BYTES;
    private static final String ENCRYPTED_ALREADY = "exports/";

    private final Storage files;
    private final AccountKeys keys;

    SealedStorage(Storage files, AccountKeys keys) {
        this.files = files;
        this.keys = keys;
    }

    @Override
    public void put(AccountId account, String key, String contentType, InputStream content, long length) {
        if (key.startsWith(ENCRYPTED_ALREADY)) {
            files.put(account, key, contentType, content, length);
            return;
        }
        FileCipher cipher = keys.files(account, true).orElseThrow();
        byte[] head = ByteBuffer.allocate(HEAD_BYTES).put(MARK).putLong(length).array();
        try (InputStream encrypted = cipher.encrypting(counted(content, length), place(key, length))) {
            files.put(
                    account,
                    key,
                    contentType,
                    new SequenceInputStream(new ByteArrayInputStream(head), encrypted),
                    HEAD_BYTES + cipher.encryptedBytes(length));
        } catch (IOException failed) {
            throw new UncheckedIOException("the file could not be kept under " + key, failed);
        }
    }

    /** Whoever promises more or fewer bytes than come is stopped by the length below. */
    private static InputStream counted(InputStream content, long length) {
        return new java.io.FilterInputStream(content) {
            private long left = length;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                int read = super.read(into, from, most);
                left -= Math.max(0, read);
                if (left < 0 || read < 0 && left > 0) {
                    throw new IOException(
                            "expected " + length + " bytes but there were " + (left < 0 ? "more" : "fewer"));
                }
                return read;
            }

            @Override
            public void close() {
                // the caller's
            }
        };
    }

    @Override
    public StoredFile open(AccountId account, String key) {
        StoredFile file = files.open(account, key);
        try {
            byte[] head = file.content().readNBytes(HEAD_BYTES);
            if (head.length < HEAD_BYTES || !Arrays.equals(head, 0, MARK.length, MARK, 0, MARK.length)) {
                return new StoredFile(
                        file.contentType(),
                        file.length(),
                        new SequenceInputStream(
                                Collections.enumeration(List.of(new ByteArrayInputStream(head), file.content()))));
            }
            long length = ByteBuffer.wrap(head, MARK.length, Long.BYTES).getLong();
            Optional<FileCipher> cipher = keys.files(account, false);
            if (cipher.isEmpty()) {
                file.close();
                throw new MissingFile(key);
            }
            return new StoredFile(
                    file.contentType(), length, cipher.get().decrypting(file.content(), place(key, length)));
        } catch (IOException failed) {
            throw new UncheckedIOException("the file under " + key + " could not be read", failed);
        }
    }

    private static String place(String key, long length) {
        return "files/" + key + "/" + length;
    }

    @Override
    public void delete(AccountId account, String key) {
        files.delete(account, key);
    }

    @Override
    public long deleteAllBut(AccountId account, Set<String> areas) {
        return files.deleteAllBut(account, areas);
    }

    @Override
    public String url(AccountId account, String key, Duration valid) {
        return files.url(account, key, valid);
    }

    @Override
    public String downloadUrl(AccountId account, String key, Duration valid, String fileName) {
        return files.downloadUrl(account, key, valid, fileName);
    }
}
