package org.leadnest.photos;

/** The types of file that are taken, told by their first bytes; the sender's word is not asked. */
enum FileType {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    WEBP("webp", "image/webp"),
    TIFF("tiff", "image/tiff");

    private final String extension;
    private final String mediaType;

    FileType(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }

    /** Of a file that the engine has judged to be one of these. */
    static FileType of(byte[] file) {
        return switch (file[0] & 0xff) {
            case 0xff -> JPEG;
            case 0x89 -> PNG;
            case 'R' -> WEBP;
            case 'I', 'M' -> TIFF;
            default -> throw new IllegalArgumentException("expected a JPEG, PNG, WebP or TIFF file");
        };
    }
}
