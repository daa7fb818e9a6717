/** The public page of a property: {@code /h/{listing}}, its questions, its flyer. */
@NullMarked
package org.leadnest.listings.showcase;

import org.jspecify.annotations.NullMarked;
