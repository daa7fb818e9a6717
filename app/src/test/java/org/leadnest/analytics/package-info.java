@NullMarked
package org.leadnest.analytics;

import org.jspecify.annotations.NullMarked;
