/**
 * The writer over all listings on the market that have no public remarks: a job that goes on where it was when the service
 * stopped. Each text takes a credit and is kept as a version; it becomes the remarks when nothing in it has to be looked at.
 */
@NullMarked
package org.leadnest.listings.describing;

import org.jspecify.annotations.NullMarked;
