@NullMarked
package org.leadnest.listings;

import org.jspecify.annotations.NullMarked;
