package org.leadnest.messaging;

/**
 * Something about a text that its writer should see; it can be saved all the same.
 *
 * @param field where the text stands, such as {@code steps[0].body}
 */
public record TextProblem(String field, String message) {}
