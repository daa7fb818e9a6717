@NullMarked
package org.leadnest.platform.outbound;

import org.jspecify.annotations.NullMarked;
