/**
 * Files on a lead: kept as they came, never shown by the browser but saved, under an address that expires.
 *
 * <p>Invariants: a file is one of a few kinds, by its name and by its first bytes, and at most 20 MB; a lead has at most
 * 100; removing one, or erasing the lead, removes it from the storage, too. Table: {@code leads.files}.
 */
@NullMarked
package org.leadnest.leads.files;

import org.jspecify.annotations.NullMarked;
