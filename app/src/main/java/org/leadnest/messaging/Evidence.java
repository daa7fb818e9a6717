package org.leadnest.messaging;

/**
 * How it is known that somebody agreed or withdrew.
 *
 * @param source stable name, such as {@code FORM}, {@code PREFERENCES}, {@code TEXT}
 * @param wording the words that the person saw or used
 * @param detail where it can be looked up: a form, a message, an address
 */
public record Evidence(String source, String wording, String detail) {}
