@NullMarked
package org.leadnest.messaging.carriers;

import org.jspecify.annotations.NullMarked;
