@NullMarked
package org.leadnest.messaging.delivery;

import org.jspecify.annotations.NullMarked;
