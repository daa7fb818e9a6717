@NullMarked
package org.leadnest.platform.secrets;

import org.jspecify.annotations.NullMarked;
