package org.leadnest.leads.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.storage.Storage;
import org.springframework.stereotype.Component;

/** Takes an import through its file, slice by slice, from wherever an earlier run came to. */
@Component
class ImportLeads implements JobHandler {
    static final String NAME = "leads.import";
    /** Rows that are committed together. Larger ones gain little and hold the account's lock longer. */
    static final int SLICE = 5_000;

    private final Imports imports;
    private final AccountVocabulary vocabulary;
    private final Storage storage;
    private final SearchLanes lanes;
    private final AuditLog audit;

    ImportLeads(Imports imports, AccountVocabulary vocabulary, Storage storage, SearchLanes lanes, AuditLog audit) {
        this.audit = audit;
        this.imports = imports;
        this.vocabulary = vocabulary;
        this.storage = storage;
        this.lanes = lanes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId account, UUID subject) {
        Optional<LeadImport> found = imports.begin(subject);
        if (found.isEmpty()) {
            return;
        }
        LeadImport running = found.get();
        if (running.recordsTaken() > 0) {
            lanes.repair(subject);
        }
        try (Storage.StoredFile file = storage.open(account, running.storageKey())) {
            take(running, file.content());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        imports.finish(subject);
        audit.add(AuditNote.of(AuditAct.IMPORT_DONE).about(subject.toString()));
    }

    /** The next slice is read while the one before it is filed. */
    private void take(LeadImport begun, InputStream content) throws IOException {
        Slices slices = new Slices(begun, content, new RowReading(begun.mapping(), vocabulary.read(), begun.source()));
        LeadImport running = begun;
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<Slice> ahead = reader.submit(slices::next);
            for (Slice slice = ahead.get(); slice != null; slice = ahead.get()) {
                ahead = reader.submit(slices::next);
                running = file(running, slice);
            }
        } catch (ExecutionException failed) {
            throw new IOException("the file could not be read on", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the service stops", stopped);
        }
    }

    private LeadImport file(LeadImport running, Slice slice) {
        try (SearchLane lane = lanes.open()) {
            LeadImport taken = imports.take(running, slice.rows(), slice.recordsTaken(), slice.bytesTaken(), lane);
            lane.keep();
            return taken;
        }
    }

    /** Rows that are filed together, and how far into the file they reach. */
    private record Slice(List<ReadRow> rows, long recordsTaken, long bytesTaken) {}

    /** The file from behind what is taken already. Used by one thread at a time. */
    private static final class Slices {
        private final LeadImport begun;
        private final Counting in;
        private final CsvReader reader;
        private final RowReading reading;
        private long record;
        private long told;

        Slices(LeadImport begun, InputStream content, RowReading reading) throws IOException {
            this.begun = begun;
            this.in = new Counting(content);
            this.reader = CsvFile.open(in, begun.charset(), begun.separator());
            this.reading = reading;
            this.told = begun.recordsTaken();
        }

        /** The next slice, or null behind the last. */
        @Nullable
        Slice next() throws IOException {
            List<ReadRow> rows = new ArrayList<>(SLICE);
            for (CsvRow row = reader.next(); row != null; row = reader.next()) {
                record++;
                boolean blankLine = row.cells().size() == 1 && row.blank();
                if (record > begun.recordsTaken() && !blankLine && row.number() > begun.headerRow()) {
                    rows.add(reading.read(row));
                }
                if (rows.size() == SLICE) {
                    return slice(rows);
                }
            }
            return record > told ? slice(rows) : null;
        }

        private Slice slice(List<ReadRow> rows) {
            told = record;
            return new Slice(rows, record, in.count);
        }
    }

    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {
        imports.fail(subject, "The import stopped: " + reason + ". What was taken before it is kept.");
    }

    /** How far into the file the reading is, ahead by what is buffered. */
    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
