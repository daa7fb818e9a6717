@NullMarked
package org.leadnest.retouch;

import org.jspecify.annotations.NullMarked;
