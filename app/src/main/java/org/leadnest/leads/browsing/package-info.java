/** The list of leads as a page: filters, search as one types, order, bulk actions, export; and the palette's leads. */
@NullMarked
package org.leadnest.leads.browsing;

import org.jspecify.annotations.NullMarked;
