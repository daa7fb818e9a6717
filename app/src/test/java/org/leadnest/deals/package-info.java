@NullMarked
package org.leadnest.deals;

import org.jspecify.annotations.NullMarked;
