/**
 * Leads from CSV files. A file is kept in storage and taken in slices; a slice's leads and the import's progress are
 * committed together, so that an import that is killed at any moment goes on behind its last whole slice and every row is
 * taken once. Nothing of a row is lost: what cannot be a lead is told with its reason and handed back as a file. An import
 * touches no consent and no suppression.
 */
@NullMarked
package org.leadnest.leads.importing;

import org.jspecify.annotations.NullMarked;
