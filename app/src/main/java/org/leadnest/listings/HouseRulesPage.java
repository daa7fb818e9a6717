package org.leadnest.listings;

import org.jspecify.annotations.Nullable;

/**
 * The brokerage's lines, to edit.
 *
 * @param rules one a line, as typed
 * @param error what is wrong with them
 */
public record HouseRulesPage(String rules, @Nullable String error) {}
