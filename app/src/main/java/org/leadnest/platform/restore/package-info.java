/** Notices that the database went back in time, and holds what cannot be taken back until an operator has looked. */
@NullMarked
package org.leadnest.platform.restore;

import org.jspecify.annotations.NullMarked;
