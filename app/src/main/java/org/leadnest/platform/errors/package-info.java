/**
 * What happens to errors of ours: they go into the log without the words that an exception carries, and, where
 * {@code leadnest.sentry.dsn} is set, to Sentry. Invariants: nothing is sent but what {@link
 * org.leadnest.platform.errors.ErrorScrubber} lets through, which is a list of what may, not of what may not; a report that
 * cannot be sent is dropped and never holds up the work that failed.
 */
@NullMarked
package org.leadnest.platform.errors;

import org.jspecify.annotations.NullMarked;
