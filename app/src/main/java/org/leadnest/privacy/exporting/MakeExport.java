package org.leadnest.privacy.exporting;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.secrets.AccountKeys;
import org.leadnest.platform.storage.Storage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a copy, table by table and file by file, straight through the zip and the encryption into a file beside the
 * storage: nothing of it is ever whole in memory, nor readable on the disk. A table is as it stood when it was read.
 */
@Component
class MakeExport implements JobHandler {
    static final String NAME = "privacy.export";

    private final Exports exports;
    private final ExportStore store;
    private final TableCopies tables;
    private final KeptFiles files;
    private final Storage storage;
    private final AccountKeys keys;
    private final Snapshot snapshot;

    /** Reads in a transaction of its own, without which the driver would read a whole table at once. */
    @Component
    static class Snapshot {
        private final TransactionTemplate transactions;

        Snapshot(TransactionTemplate shared) {
            this.transactions =
                    new TransactionTemplate(java.util.Objects.requireNonNull(shared.getTransactionManager()));
            this.transactions.setReadOnly(true);
            this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        }

        void read(Runnable work) {
            transactions.executeWithoutResult(status -> work.run());
        }
    }

    private final JsonMapper json = JsonMapper.builder().build();

    MakeExport(
            Exports exports,
            ExportStore store,
            TableCopies tables,
            KeptFiles files,
            Storage storage,
            AccountKeys keys,
            Snapshot snapshot) {
        this.exports = exports;
        this.store = store;
        this.tables = tables;
        this.files = files;
        this.storage = storage;
        this.keys = keys;
        this.snapshot = snapshot;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId account, UUID subject) {
        exports.find(subject)
                .filter(one -> one.state() == Export.State.WAITING || one.state() == Export.State.RUNNING)
                .ifPresent(export -> {
                    if (exports.permitted(export)) {
                        make(account, export);
                    } else {
                        store.move(subject, Export.State.FAILED);
                    }
                });
    }

    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {
        store.move(subject, Export.State.FAILED);
    }

    private void make(AccountId account, Export export) {
        store.move(export.id(), Export.State.RUNNING);
        storage.delete(account, export.key());
        try {
            Path file = Files.createTempFile("export", ".bin");
            try {
                try (OutputStream out = keys.encrypting(Files.newOutputStream(file), export.place())) {
                    write(account, export, out);
                }
                long bytes = Files.size(file);
                try (InputStream in = Files.newInputStream(file)) {
                    storage.put(account, export.key(), "application/octet-stream", in, bytes);
                }
                exports.ready(export, bytes);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(AccountId account, Export export, OutputStream out) throws IOException {
        List<TableCopies.Rows> all = export.whole() ? tables.ofAccount() : tables.ofUser();
        List<KeptFiles.Found> kept = export.whole() ? files.all() : List.of();
        @Nullable UUID user = export.whole() ? null : export.askedBy();
        int total = all.size() + kept.size();
        ObjectNode manifest = exports.manifest(export);
        ArrayNode described = manifest.putArray("tables");
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (int i = 0; i < all.size(); i++) {
            store.progress(export.id(), i, total);
            describe(all.get(i), copy(all.get(i), user, zip), described.addObject());
        }
        ArrayNode named = manifest.putArray("files");
        for (int i = 0; i < kept.size(); i++) {
            store.progress(export.id(), all.size() + i, total);
            if (files.copy(account, kept.get(i), "", zip)) {
                named.add(kept.get(i).name());
            }
        }
        entry(
                zip,
                "manifest.json",
                stream -> json.writerWithDefaultPrettyPrinter().writeValue(stream, manifest));
        zip.finish();
    }

    /** Both of one moment: who compares the two finds the same rows. */
    private long copy(TableCopies.Rows rows, @Nullable UUID user, ZipOutputStream zip) {
        long[] count = {0};
        snapshot.read(() -> {
            entry(zip, rows.table().file("json"), out -> count[0] = tables.json(rows, user, out));
            entry(zip, rows.table().file("csv"), out -> tables.csv(rows, user, out));
        });
        return count[0];
    }

    private static void describe(TableCopies.Rows rows, long count, ObjectNode table) {
        table.put("table", rows.table().name())
                .put("json", rows.table().file("json"))
                .put("csv", rows.table().file("csv"))
                .put("rows", count);
        ObjectNode columns = table.putObject("columns");
        rows.table().columns().forEach(column -> columns.put(column.name(), column.type()));
        ArrayNode secrets = table.putArray("leftOut");
        rows.table().leftOut().forEach(secrets::add);
    }

    private static void entry(ZipOutputStream zip, String name, Consumer<OutputStream> content) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            content.accept(new Unclosed(zip));
            zip.closeEntry();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whoever writes an entry may close its stream; the zip goes on. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
