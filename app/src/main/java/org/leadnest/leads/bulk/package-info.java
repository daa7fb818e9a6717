/**
 * What is done with a whole list of leads: its count is shown first, a job walks the list in slices by id, each a transaction
 * with its progress, and for 30 days all of it can be taken back where nobody has changed the lead since.
 */
@NullMarked
package org.leadnest.leads.bulk;

import org.jspecify.annotations.NullMarked;
