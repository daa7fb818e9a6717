/**
 * A portable copy: every row of an account (or of one user) as JSON and as CSV, and original photos, in one zip with a
 * manifest that describes each column. A job writes it as a stream, encrypted by the account's own key; it can be fetched
 * for seven days by whoever asked. What is left out, secrets and technical rows, stands in the manifest.
 *
 * <p>Table: {@code privacy.exports}.
 */
@NullMarked
package org.leadnest.privacy.exporting;

import org.jspecify.annotations.NullMarked;
