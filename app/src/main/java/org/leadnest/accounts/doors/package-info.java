/** Who comes in by which door, and the one place where permissions are enforced. */
@NullMarked
package org.leadnest.accounts.doors;

import org.jspecify.annotations.NullMarked;
