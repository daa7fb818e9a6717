/**
 * Documents with a listing (disclosures, floor plans, rules of an association): for those who work on it, never on its
 * public page; saved by the browser under an address that expires.
 *
 * <p>Invariants: a document is one of a few kinds, by its name and by its first bytes, and at most 20 MB; a listing has at
 * most 100; removing one, or the listing, removes it from the storage, too. Table: {@code listings.documents}.
 */
@NullMarked
package org.leadnest.listings.documents;

import org.jspecify.annotations.NullMarked;
