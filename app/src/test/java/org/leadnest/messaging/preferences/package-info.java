@NullMarked
package org.leadnest.messaging.preferences;

import org.jspecify.annotations.NullMarked;
