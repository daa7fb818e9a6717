package org.leadnest.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * A text of a multipart body that was sent as a file, as a browser's Blob and many libraries send JSON: its bytes in UTF-8, at most
 * a million of them.
 */
@Component
class PartText implements Converter<MultipartFile, String> {
    private static final int MOST_BYTES = 1_000_000;

    @Override
    public String convert(MultipartFile part) {
        if (part.getSize() > MOST_BYTES) {
            throw new IllegalArgumentException("expected at most " + MOST_BYTES + " bytes");
        }
        try {
            return new String(part.getBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
