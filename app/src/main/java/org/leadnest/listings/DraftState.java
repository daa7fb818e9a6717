package org.leadnest.listings;

import org.jspecify.annotations.Nullable;

/**
 * What became of a listing that was saved as it was typed: the line beside the form.
 *
 * @param version that the form is based on from now on
 * @param completeness null when nothing was saved
 */
public record DraftState(
        String words, String tone, long version, @Nullable Completeness completeness) {}
