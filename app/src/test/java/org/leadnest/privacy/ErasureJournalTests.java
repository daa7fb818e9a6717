package org.leadnest.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.kernel.AccountId;

class ErasureJournalTests {
    private static final AccountId HARBOR = new AccountId(UUID.randomUUID());

    @TempDir
    private Path folder;

    @Test
    void aLineThatAFailureOfTheMachineToreIsNoErasureAndStopsNothing() throws Exception {
        ErasureJournal journal = new ErasureJournal(folder, InstantSource.system());
        ErasureJournal.Entry first = new ErasureJournal.Entry.Person(HARBOR, UUID.randomUUID());
        ErasureJournal.Entry second = new ErasureJournal.Entry.Account(HARBOR);
        journal.note(first);
        Path file = folder.resolve(ErasureJournal.FILE);
        Files.writeString(file, "person " + HARBOR + " 0198c0", StandardOpenOption.APPEND);
        assertThat(journal.entries()).containsExactly(first);

        journal.note(second);
        assertThat(journal.entries()).containsExactly(first, second);
        assertThat(Files.readString(file))
                .doesNotContain("0198c0person", "0198c0account")
                .endsWith("\n");
    }

    @Test
    void aWholeLineThatNobodyUnderstandsStillStopsTheStart() throws Exception {
        ErasureJournal journal = new ErasureJournal(folder, InstantSource.system());
        Files.writeString(folder.resolve(ErasureJournal.FILE), "peson " + HARBOR + "\n");
        assertThatIllegalStateException().isThrownBy(journal::entries);
    }

    @Test
    void recordsOfFraudStandInTheirOrder() {
        ErasureJournal journal = new ErasureJournal(folder, InstantSource.system());
        ErasureJournal.Entry set = new ErasureJournal.Entry.Fraud(HARBOR, "eyJ9");
        ErasureJournal.Entry removed = new ErasureJournal.Entry.FraudRemoved(HARBOR, UUID.randomUUID());
        journal.note(set);
        journal.note(removed);
        assertThat(journal.entries()).containsExactly(set, removed);
    }
}
