package org.leadnest.messaging;

/**
 * How it is known that somebody agreed or withdrew.
 *
 * @param source stable name, such as {@code FORM}, {@code PREFERENCES}, {@code TEXT}
 * @param wording the words that the person saw or used
 * @param version of those words, or empty
 * @param address the network address that it came from, or empty
 * @param detail where it can be looked up: a form, a message
 */
public record Evidence(String source, String wording, String version, String address, String detail) {
    public Evidence(String source, String wording, String detail) {
        this(source, wording, "", "", detail);
    }
}
