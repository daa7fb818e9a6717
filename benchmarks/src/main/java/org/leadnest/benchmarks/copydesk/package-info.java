/** Speed of the listing writer and checker. */
@NullMarked
package org.leadnest.benchmarks.copydesk;

import org.jspecify.annotations.NullMarked;
