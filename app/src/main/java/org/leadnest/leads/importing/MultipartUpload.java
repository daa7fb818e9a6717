package org.leadnest.leads.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/** A file of a form; large ones lie on disk, so that each reading is one from there. */
record MultipartUpload(MultipartFile file) implements Imports.Upload {
    @Override
    public String name() {
        return Optional.ofNullable(file.getOriginalFilename())
                .filter(name -> !name.isBlank())
                .orElse("file.csv");
    }

    @Override
    public long sizeBytes() {
        return file.getSize();
    }

    @Override
    public InputStream open() throws IOException {
        return file.getInputStream();
    }
}
