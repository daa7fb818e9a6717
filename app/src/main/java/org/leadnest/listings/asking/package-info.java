/** Questions about listings in the command palette: "which listings have no description". */
@NullMarked
package org.leadnest.listings.asking;

import org.jspecify.annotations.NullMarked;
