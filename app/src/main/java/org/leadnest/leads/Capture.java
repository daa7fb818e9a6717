package org.leadnest.leads;

/** What a capture came to. */
public sealed interface Capture {
    Lead lead();

    /** Nobody in the account had one of these addresses or numbers. */
    record Created(Lead lead) implements Capture {}

    /** The lead was there already: it got what it lacked (empty fields, further addresses, numbers, tags), no more. */
    record Matched(Lead lead) implements Capture {}
}
