/**
 * What browsers refused to load on our pages and reported by themselves: counted by day, without a word about who it was. Table:
 * {@code platform.browser_reports}.
 */
@NullMarked
package org.leadnest.accounts.reports;

import org.jspecify.annotations.NullMarked;
