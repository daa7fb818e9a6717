/**
 * Listings out to files and in again: CSV with RESO names as its header, JSON as the RESO Web API writes it. What was
 * exported and is imported again changes nothing; of what cannot be taken each row says why, and the other rows are taken.
 */
@NullMarked
package org.leadnest.listings.exchange;

import org.jspecify.annotations.NullMarked;
