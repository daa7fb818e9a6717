package org.leadnest.platform.storage;

import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import org.leadnest.kernel.AccountId;

/**
 * Where files are kept: a folder, or a bucket. A key is {@code <area>/<id>.<extension>}, made by us, never by a customer;
 * each account has its own space. What is written is never changed: writing the same key again is refused. Thread-safe;
 * slow, so never called inside a transaction.
 */
public interface Storage {
    /** Keeps {@code length} bytes of {@code content}; a crash in the middle leaves nothing under the key. */
    void put(AccountId account, String key, String contentType, InputStream content, long length);

    /**
     * The file, to be closed by the caller.
     *
     * @throws MissingFile when nothing is kept under the key
     */
    StoredFile open(AccountId account, String key);

    /** Removes the file; nothing happens when it is gone already. */
    void delete(AccountId account, String key);

    /** Removes every file of the account and answers how many there were; what is gone already does not count. */
    default long deleteAll(AccountId account) {
        return deleteAllBut(account, Set.of());
    }

    /**
     * The same, but for the files of some areas.
     *
     * @param areas that stay, such as {@code originals/}, or keys of single files
     */
    long deleteAllBut(AccountId account, Set<String> areas);

    /** An address that serves the file to whoever holds it, until {@code valid} has passed. */
    String url(AccountId account, String key, Duration valid);

    /** Such an address, under which a browser saves the file as {@code fileName} instead of showing it. */
    String downloadUrl(AccountId account, String key, Duration valid, String fileName);

    /** An open file: its type, its length in bytes, its content. */
    record StoredFile(String contentType, long length, InputStream content) implements AutoCloseable {
        @Override
        public void close() throws java.io.IOException {
            content.close();
        }
    }

    /** Nothing is kept under a key that was asked for. */
    final class MissingFile extends RuntimeException {
        public MissingFile(String key) {
            super("no file is kept under " + key);
        }
    }
}
