/** A listing's pictures beyond upload and order: how each is enhanced and altered, brackets, and what is handed out. */
@NullMarked
package org.leadnest.listings.pictures;

import org.jspecify.annotations.NullMarked;
