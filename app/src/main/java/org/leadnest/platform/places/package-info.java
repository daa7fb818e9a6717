/** Where an address roughly is, from a file in MaxMind's format; the address itself is not kept. */
@NullMarked
package org.leadnest.platform.places;

import org.jspecify.annotations.NullMarked;
