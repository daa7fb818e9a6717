package org.leadnest.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was erased, what is held and whom nobody opens an account for again, in a file of the data folder beside the database, so that a restored backup of the database
 * can be brought up to it. Lines hold numbers of what was erased, holds as they were set, changed and ended, records of fraud by their hashes, and the time; no
 * person's name or address. A line is on the disk before the erasure is
 * committed: an erasure that is not in the journal has not happened. Thread-safe.
 */
@Component
public class ErasureJournal {
    static final String FILE = "erasures";

    private final Path file;
    private final InstantSource clock;

    @Autowired
    ErasureJournal(DeploymentProperties deployment, InstantSource clock) {
        this(deployment.dataDir(), clock);
    }

    public ErasureJournal(Path dataDir, InstantSource clock) {
        this.file = dataDir.resolve(FILE);
        this.clock = clock;
    }

    /** One erasure or act on a hold, in the order in which they were made. */
    public sealed interface Entry {
        /** A lead, or whoever else is no user; also one whose erasure waits for the end of a hold. */
        record Person(AccountId account, UUID person) implements Entry {}

        record Account(AccountId account) implements Entry {}

        record User(UserId user) implements Entry {}

        /** A user who had belonged to no account for long: no account goes with them. */
        record FormerMember(UserId user) implements Entry {}

        /** @param copy the hold as it is since then, in one word of ASCII */
        record Hold(AccountId account, String copy) implements Entry {}

        /** @param copy the record of a fraud, in one word of ASCII */
        record Fraud(AccountId account, String copy) implements Entry {}

        /** A record of a fraud that was a mistake. */
        record FraudRemoved(AccountId account, UUID record) implements Entry {}
    }

    /** Written when the running transaction is about to commit; at once without one. */
    public void note(Entry entry) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            append(entry);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                append(entry);
            }
        });
    }

    private synchronized void append(Entry entry) {
        String line = switch (entry) {
            case Entry.Person one -> "person " + one.account() + " " + one.person();
            case Entry.Account one -> "account " + one.account();
            case Entry.User one -> "user " + one.user();
            case Entry.FormerMember one -> "former " + one.user();
            case Entry.Hold one -> "hold " + one.account() + " " + one.copy();
            case Entry.Fraud one -> "fraud " + one.account() + " " + one.copy();
            case Entry.FraudRemoved one -> "fraud-removed " + one.account() + " " + one.record();
        };
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            dropTornLine();
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                channel.write(
                        ByteBuffer.wrap((line + " " + clock.instant() + "\n").getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void dropTornLine() throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                channel.truncate(whole(channel));
            }
        }
    }

    /**
     * Where the last whole line ends. What stands behind it was not forced to the disk when the machine stopped, so that its
     * erasure was not committed either.
     */
    private static long whole(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    /** An erasure stands twice only where a hold was set, changed or ended in between. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Set<Entry> since = new HashSet<>();
        for (Entry entry : lines()) {
            if (entry instanceof Entry.Hold) {
                since.clear();
            }
            if (since.add(entry)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private List<Entry> lines() {
        try {
            return Files.exists(file)
                    ? wholeLines(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .map(ErasureJournal::read)
                            .toList()
                    : List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<String> wholeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).lines();
    }

    private static Entry read(String line) {
        String[] parts = line.split(" ");
        return switch (parts[0]) {
            case "person" -> new Entry.Person(AccountId.of(parts[1]), UUID.fromString(parts[2]));
            case "account" -> new Entry.Account(AccountId.of(parts[1]));
            case "user" -> new Entry.User(UserId.of(parts[1]));
            case "former" -> new Entry.FormerMember(UserId.of(parts[1]));
            case "hold" -> new Entry.Hold(AccountId.of(parts[1]), parts[2]);
            case "fraud" -> new Entry.Fraud(AccountId.of(parts[1]), parts[2]);
            case "fraud-removed" -> new Entry.FraudRemoved(AccountId.of(parts[1]), UUID.fromString(parts[2]));
            default ->
                throw new IllegalStateException(
                        "expected person, account, user, former, hold, fraud or fraud-removed at the head of a line of "
                                + FILE);
        };
    }
}
