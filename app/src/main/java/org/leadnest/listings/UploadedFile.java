package org.leadnest.listings;

import java.io.IOException;
import java.io.InputStream;
import org.leadnest.photos.PhotoUploads;
import org.springframework.web.multipart.MultipartFile;

/** A part of a multipart request, as the photos module takes it. */
record UploadedFile(MultipartFile part) implements PhotoUploads.Incoming {
    @Override
    public String fileName() {
        String name = part.getOriginalFilename();
        return name == null ? "" : name;
    }

    @Override
    public long bytes() {
        return part.getSize();
    }

    @Override
    public InputStream open() throws IOException {
        return part.getInputStream();
    }
}
