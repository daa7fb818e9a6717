/** Stories in a real browser over the running jar; a journey only where a browser matters. */
@NullMarked
package org.leadnest.journeys;

import org.jspecify.annotations.NullMarked;
