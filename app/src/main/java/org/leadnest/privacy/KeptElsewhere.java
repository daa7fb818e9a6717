package org.leadnest.privacy;

/**
 * Rows that go by other means than the nightly job.
 *
 * @param table such as {@code platform.sessions}
 * @param what in people's words
 * @param keep for how long, in a few words
 * @param by what removes them, in a few words
 */
public record KeptElsewhere(String table, String what, String keep, String by) {}
