@NullMarked
package org.leadnest.platform.time;

import org.jspecify.annotations.NullMarked;
