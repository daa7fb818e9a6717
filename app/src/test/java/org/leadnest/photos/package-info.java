@NullMarked
package org.leadnest.photos;

import org.jspecify.annotations.NullMarked;
