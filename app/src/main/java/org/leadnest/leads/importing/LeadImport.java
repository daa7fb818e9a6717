package org.leadnest.leads.importing;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import of a file.
 *
 * @param headerRow that names the columns, as a spreadsheet counts; 0 for none
 * @param mapping what each column is
 * @param source of rows that name none
 * @param reason why it failed, for people
 * @param recordsTaken records of the file that are dealt with, blank lines and the header among them
 * @param kept leads of an undone import that stayed, because somebody worked with them since
 * @param takenBackAt when the undo was through; nothing while it is at work
 */
public record LeadImport(
        UUID id,
        String fileName,
        String storageKey,
        long sizeBytes,
        Charset charset,
        char separator,
        long headerRow,
        List<String> columns,
        List<ColumnUse> mapping,
        Status status,
        @Nullable String source,
        @Nullable String reason,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        long recordsTaken,
        long bytesTaken,
        Counts counts,
        int kept,
        @Nullable Instant takenBackAt) {

    public enum Status {
        /** Uploaded; its mapping is being looked at. */
        DRAFT,
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        /** What it made is taken back. */
        UNDONE;

        boolean ended() {
            return this == DONE || this == FAILED || this == UNDONE;
        }
    }

    /** Rows by what became of them. */
    public record Counts(int created, int updated, int skipped, int failed) {
        public int rows() {
            return created + updated + skipped + failed;
        }

        Counts plus(Counts more) {
            return new Counts(
                    created + more.created, updated + more.updated, skipped + more.skipped, failed + more.failed);
        }
    }

    /** Whether a row of the file names the columns. */
    public boolean header() {
        return headerRow > 0;
    }

    /** Whether its undo is at work at this moment. */
    boolean takingBack() {
        return status == Status.UNDONE && takenBackAt == null;
    }

    /** Of the file, 0 to 100. */
    public int percent() {
        if (takingBack()) {
            return 0;
        }
        return status.ended() || sizeBytes == 0 ? 100 : (int) Math.min(99, bytesTaken * 100 / sizeBytes);
    }
}
