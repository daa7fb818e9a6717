package org.leadnest.platform.storage;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** {@code Content-Disposition} of downloads (RFC 6266): any file name, encoded so that it cannot break the header. */
final class Dispositions {
    private Dispositions() {}

    static String attachment(String fileName) {
        return ContentDisposition.attachment()
                .filename(fileName.replaceAll("[\\p{Cntrl}/\\\\]", "_"), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
