@NullMarked
package org.leadnest.messaging.gate;

import org.jspecify.annotations.NullMarked;
