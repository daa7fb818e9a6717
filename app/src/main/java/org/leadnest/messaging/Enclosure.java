package org.leadnest.messaging;

/**
 * A file that comes or goes with a message.
 *
 * @param name without a folder, 1 to 200 characters
 * @param content decoded; empty when {@code bytes} is more than was read
 * @param bytes the size of the whole
 */
public record Enclosure(String name, byte[] content, long bytes) {
    private static final int NAME_CHARS = 200;

    public Enclosure {
        name = plain(name);
    }

    public Enclosure(String name, byte[] content) {
        this(name, content, content.length);
    }

    /** Whether all of it was read. */
    public boolean whole() {
        return content.length == bytes;
    }

    private static String plain(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        String kept = last.length() <= NAME_CHARS ? last : last.substring(last.length() - NAME_CHARS);
        return kept.isEmpty() ? "file" : kept;
    }
}
