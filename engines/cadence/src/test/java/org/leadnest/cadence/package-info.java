@NullMarked
package org.leadnest.cadence;

import org.jspecify.annotations.NullMarked;
