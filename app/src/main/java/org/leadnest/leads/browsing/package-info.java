/** The list of leads as a page: filters, search as one types, order, bulk actions, export; and the palette's leads. */
@NamedInterface("browsing")
@NullMarked
package org.leadnest.leads.browsing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
