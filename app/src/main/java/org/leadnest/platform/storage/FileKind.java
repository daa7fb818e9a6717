package org.leadnest.platform.storage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** What may be kept: told by the end of the name, and proven by the first bytes. */
public enum FileKind {
    PDF(List.of(".pdf"), new byte[] {'%', 'P', 'D', 'F', '-'}, 0),
    JPEG(List.of(".jpg", ".jpeg"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, 0),
    PNG(List.of(".png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'}, 0),
    WEBP(List.of(".webp"), new byte[] {'W', 'E', 'B', 'P'}, 8),
    OFFICE(List.of(".docx", ".xlsx"), new byte[] {'P', 'K', 3, 4}, 0),
    TEXT(List.of(".txt", ".csv", ".eml"), new byte[0], 0);

    public static final String EXPECTED = "expected a PDF, JPEG, PNG, WebP, DOCX, XLSX, TXT, CSV or EML file";
    /** As many first bytes are looked at. */
    public static final int HEAD = 512;

    private final List<String> endings;
    private final byte[] mark;
    private final int at;

    FileKind(List<String> endings, byte[] mark, int at) {
        this.endings = endings;
        this.mark = mark;
        this.at = at;
    }

    public static Optional<FileKind> of(String name, byte[] head) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.endings.stream().anyMatch(lower::endsWith))
                .filter(kind -> kind.proven(head))
                .findFirst();
    }

    /** The media type by which the file is declared to others; its name was proven before. */
    public static String typeOf(String name) {
        return MediaTypeFactory.getMediaType(name)
                .orElse(MediaType.APPLICATION_OCTET_STREAM)
                .toString();
    }

    /** For a file chooser. */
    public static String accept() {
        return String.join(
                ",",
                Arrays.stream(values()).flatMap(kind -> kind.endings.stream()).toList());
    }

    private boolean proven(byte[] head) {
        if (this == TEXT) {
            for (byte one : head) {
                if (one == 0) {
                    return false;
                }
            }
            return true;
        }
        return head.length >= at + mark.length && Arrays.equals(head, at, at + mark.length, mark, 0, mark.length);
    }
}
