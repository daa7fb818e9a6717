@NullMarked
package org.leadnest.ai;

import org.jspecify.annotations.NullMarked;
