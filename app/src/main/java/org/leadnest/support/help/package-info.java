/** The help centre: articles in {@code help/*.md}, read once, and a search over their words. No tables, nothing is counted. */
@NullMarked
package org.leadnest.support.help;

import org.jspecify.annotations.NullMarked;
