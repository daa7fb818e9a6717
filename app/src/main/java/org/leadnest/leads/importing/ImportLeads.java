package org.leadnest.leads.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.leads.fields.CustomFields;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.storage.Storage;
import org.springframework.stereotype.Component;

/** Takes an import through its file, slice by slice, from wherever an earlier run came to. */
@Component
class ImportLeads implements JobHandler {
    static final String NAME = "leads.import";
    /** Rows that are committed together. Larger ones gain little and hold the account's lock longer. */
    static final int SLICE = 1_000;

    private final Imports imports;
    private final CustomFields fields;
    private final Storage storage;

    ImportLeads(Imports imports, CustomFields fields, Storage storage) {
        this.imports = imports;
        this.fields = fields;
        this.storage = storage;
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
        try (Storage.StoredFile file = storage.open(account, running.storageKey())) {
            take(running, file.content());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        imports.finish(subject);
    }

    private void take(LeadImport begun, InputStream content) throws IOException {
        Counting in = new Counting(content);
        CsvReader reader = CsvFile.open(in, begun.charset(), begun.separator());
        RowReading reading = new RowReading(begun.mapping(), fields.inUse(), begun.source());
        LeadImport running = begun;
        long record = 0;
        boolean header = begun.header();
        List<ReadRow> slice = new ArrayList<>();
        for (CsvRow row = reader.next(); row != null; row = reader.next()) {
            record++;
            boolean blankLine = row.cells().size() == 1 && row.blank();
            boolean names = header && !row.blank();
            header &= !names;
            if (record > running.recordsTaken() && !blankLine && !names) {
                slice.add(reading.read(row));
            }
            if (slice.size() == SLICE) {
                running = imports.take(running, slice, record, in.count);
                slice.clear();
            }
        }
        if (record > running.recordsTaken()) {
            imports.take(running, slice, record, in.count);
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
