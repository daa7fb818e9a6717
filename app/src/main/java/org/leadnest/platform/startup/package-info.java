/** What makes a start quick. */
@NullMarked
package org.leadnest.platform.startup;

import org.jspecify.annotations.NullMarked;
