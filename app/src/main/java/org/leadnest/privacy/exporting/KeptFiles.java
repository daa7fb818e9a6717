package org.leadnest.privacy.exporting;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.storage.Storage;
import org.leadnest.privacy.ExportedFiles;
import org.springframework.stereotype.Component;

/** The files that modules keep as they were given, on their way into a zip. */
@Component
public class KeptFiles {
    private final List<ExportedFiles> modules;
    private final Storage storage;

    KeptFiles(List<ExportedFiles> modules, Storage storage) {
        this.modules = List.copyOf(modules);
        this.storage = storage;
    }

    /** A file and who keeps it. */
    public record Found(ExportedFiles module, ExportedFiles.Kept file) {
        public String name() {
            return file.name();
        }
    }

    /** All of the account of the running code. */
    public List<Found> all() {
        return modules.stream()
                .flatMap(module -> module.files().stream().map(file -> new Found(module, file)))
                .toList();
    }

    /**
     * False for a file that was removed in the meantime, which is left out.
     *
     * @param folder of the zip, with its last slash, or empty
     */
    public boolean copy(AccountId account, Found found, String folder, ZipOutputStream zip) throws IOException {
        Optional<InputStream> own = found.module().content(found.file());
        if (own.isPresent()) {
            try (InputStream content = own.get()) {
                copy(content, folder + found.name(), zip);
            }
            return true;
        }
        try (Storage.StoredFile stored = storage.open(account, found.file().key())) {
            copy(stored.content(), folder + found.name(), zip);
            return true;
        } catch (Storage.MissingFile gone) {
            return false;
        }
    }

    private static void copy(InputStream content, String name, ZipOutputStream zip) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.transferTo(zip);
        zip.closeEntry();
    }
}
