@NullMarked
package org.leadnest.messaging;

import org.jspecify.annotations.NullMarked;
