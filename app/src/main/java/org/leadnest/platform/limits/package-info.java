/** Limits that all nodes of the service keep together: token buckets in PostgreSQL, {@code platform.buckets}. */
@NullMarked
package org.leadnest.platform.limits;

import org.jspecify.annotations.NullMarked;
