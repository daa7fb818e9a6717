package org.leadnest.leads.importing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.KeptByLaw;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over imports, for the account of the running code. */
@Service
public class Imports {
    /** Source of rows that name none. */
    public static final String DEFAULT_SOURCE = "Import";

    private static final String NO_WORKBOOK =
            "This is neither a CSV file nor an Excel workbook (.xlsx) that can be read,"
                    + " or it is too large. Open it where it comes from and save it as CSV.";
    private static final int MAX_FILE_NAME = 200;
    private static final int PREVIEW = 8;

    private final ImportStore store;
    private final ImportDrafts drafts;
    private final SliceFiling filing;
    private final AccountVocabulary vocabulary;
    private final Storage storage;
    private final Jobs jobs;
    private final KeptByLaw law;
    private final InstantSource clock;

    Imports(
            ImportStore store,
            ImportDrafts drafts,
            SliceFiling filing,
            AccountVocabulary vocabulary,
            Storage storage,
            Jobs jobs,
            KeptByLaw law,
            InstantSource clock) {
        this.law = law;
        this.store = store;
        this.drafts = drafts;
        this.filing = filing;
        this.vocabulary = vocabulary;
        this.storage = storage;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** A file that can be read again and again: its first reading finds out how it is written. */
    public interface Upload {
        String name();

        long sizeBytes();

        InputStream open() throws IOException;
    }

    /** What an upload came to. */
    public sealed interface Uploaded {
        record Draft(LeadImport draft) implements Uploaded {}

        /** Nothing was kept; the reason is for people. */
        record Refused(String reason) implements Uploaded {}
    }

    public Uploaded upload(Upload upload, Actor actor) throws IOException {
        return upload(upload, Writing.UNKNOWN, actor);
    }

    /**
     * Keeps the file as a draft with the mapping that its columns suggest. Opens no transaction while it reads. A workbook has no
     * encoding and no separator.
     */
    Uploaded upload(Upload upload, Writing wanted, Actor actor) throws IOException {
        Optional<String> danger = drafts.danger(upload);
        if (danger.isPresent()) {
            return new Uploaded.Refused(danger.get());
        }
        if (!Spreadsheet.is(upload)) {
            return uploadCsv(upload, wanted, actor);
        }
        try (Spreadsheet.Sheet sheet = Spreadsheet.read(upload)) {
            return sheet == null
                    ? new Uploaded.Refused(NO_WORKBOOK)
                    : uploadCsv(sheet, new Writing(null, null, wanted.header()), actor);
        }
    }

    /** Reads a draft as somebody says that it is written. */
    Uploaded reread(LeadImport draft, Writing wanted) throws IOException {
        CsvFile.Look look;
        try (Storage.StoredFile file = storage.open(Tenancy.required(), draft.storageKey())) {
            look = CsvFile.look(
                    file.content(),
                    new Writing(
                            wanted.charset() == null ? draft.charset() : wanted.charset(),
                            wanted.separator() == null ? draft.separator() : wanted.separator(),
                            wanted.header() == null ? draft.header() : wanted.header()));
        }
        return switch (look) {
            case CsvFile.Look.Unreadable(String reason) -> new Uploaded.Refused(reason);
            case CsvFile.Look.Readable(CsvFile file) ->
                new Uploaded.Draft(drafts.reread(
                        draft.id(),
                        file,
                        ColumnUse.guess(file, vocabulary.read().fields())));
        };
    }

    private Uploaded uploadCsv(Upload upload, Writing wanted, Actor actor) throws IOException {
        CsvFile.Look look;
        try (InputStream in = upload.open()) {
            look = CsvFile.look(in, wanted);
        }
        return switch (look) {
            case CsvFile.Look.Unreadable(String reason) -> new Uploaded.Refused(reason);
            case CsvFile.Look.Readable(CsvFile file) -> new Uploaded.Draft(keep(upload, file, actor));
        };
    }

    private LeadImport keep(Upload upload, CsvFile file, Actor actor) throws IOException {
        UUID id = Ids.next();
        String key = "imports/" + id + ".csv";
        try (InputStream in = upload.open()) {
            storage.put(Tenancy.required(), key, "text/csv", in, upload.sizeBytes());
        }
        String name = upload.name().replaceAll("\\p{Cntrl}", " ");
        return drafts.create(
                id,
                name.substring(0, Math.min(name.length(), MAX_FILE_NAME)),
                key,
                upload.sizeBytes(),
                file,
                ColumnUse.guess(file, vocabulary.read().fields()),
                actor,
                clock.instant());
    }

    /** What the first rows of a file would become by a mapping. */
    public List<Preview> preview(LeadImport draft, List<ColumnUse> mapping, @Nullable String source)
            throws IOException {
        List<ReadRow> rows = new ArrayList<>();
        AccountWords words = vocabulary.read();
        RowReading reading = new RowReading(mapping, words, source);
        try (Storage.StoredFile file = storage.open(Tenancy.required(), draft.storageKey())) {
            CsvReader reader = CsvFile.open(file.content(), draft.charset(), draft.separator());
            for (CsvRow row = reader.next(); row != null && rows.size() < PREVIEW; row = reader.next()) {
                if (!row.blank() && row.number() > draft.headerRow()) {
                    rows.add(reading.read(row));
                }
            }
        }
        return drafts.preview(rows, words);
    }

    /**
     * A row and what it would become.
     *
     * @param details stage, owner, source, tags and what else the lead would say
     * @param fate in a word or two
     * @param lead the lead that is filled up; null for a new one
     * @param match by which address or number that lead was found; null for a new one
     * @param message what would be left out, or why the row fails
     */
    public record Preview(
            long row,
            String name,
            String contact,
            String details,
            String fate,
            boolean good,
            @Nullable UUID lead,
            @Nullable String match,
            @Nullable String message) {}

    /** Lets a draft begin; false when it has begun already or is not there. */
    @Transactional
    public boolean start(UUID id, List<ColumnUse> mapping, @Nullable String source) {
        boolean queued = store.queue(id, mapping, source);
        if (queued) {
            jobs.submit(ImportLeads.NAME, Tenancy.required(), id);
        }
        return queued;
    }

    @Transactional(readOnly = true)
    public Optional<LeadImport> find(UUID id) {
        return store.find(id);
    }

    /** The latest imports that were started, newest first. */
    @Transactional(readOnly = true)
    public List<LeadImport> latest(int limit) {
        return store.latest(limit);
    }

    /** Rows behind row {@code after} that failed, or of which something was left out. */
    @Transactional(readOnly = true)
    List<ImportStore.Told> told(UUID id, long after, int limit) {
        return store.told(id, after, limit);
    }

    /** Marks the import as running; empty when there is nothing left to do for it. */
    @Transactional
    Optional<LeadImport> begin(UUID id) {
        store.move(id, LeadImport.Status.RUNNING, null, clock.instant(), LeadImport.Status.QUEUED);
        return store.find(id).filter(one -> one.status() == LeadImport.Status.RUNNING);
    }

    /**
     * Files a slice and moves the import behind it, in one transaction. {@code running} is the import as the slice found
     * it; when another run has gone further meanwhile, nothing is written. What {@code lane} writes beside is written when
     * this returns, and committed by whoever holds the lane.
     */
    @Transactional
    LeadImport take(LeadImport running, List<ReadRow> rows, long recordsTaken, long bytesTaken, SearchLane lane) {
        LeadImport.Counts counts = filing.file(running, rows, now(), lane);
        lane.await();
        if (!store.advance(running.id(), running.recordsTaken(), recordsTaken, bytesTaken, counts)) {
            throw new IllegalStateException("another run has taken this slice of the import");
        }
        return store.find(running.id()).orElseThrow();
    }

    @Transactional
    void finish(UUID id) {
        store.move(id, LeadImport.Status.DONE, null, now(), LeadImport.Status.RUNNING);
    }

    @Transactional
    void fail(UUID id, String reason) {
        store.move(id, LeadImport.Status.FAILED, reason, now(), LeadImport.Status.QUEUED, LeadImport.Status.RUNNING);
    }

    /**
     * Lets what the import made be taken back; false when it has not ended, or is taken back already. Refused while a legal
     * hold keeps all leads.
     */
    @Transactional
    public boolean undo(UUID id) {
        law.require("leads");
        boolean undone =
                store.move(id, LeadImport.Status.UNDONE, null, now(), LeadImport.Status.DONE, LeadImport.Status.FAILED);
        if (undone) {
            jobs.submit(UndoImport.NAME, Tenancy.required(), id);
        }
        return undone;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
