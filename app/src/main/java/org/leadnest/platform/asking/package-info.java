/** Questions in plain English over what an account has, read by rules and to the last word. */
@NullMarked
package org.leadnest.platform.asking;

import org.jspecify.annotations.NullMarked;
