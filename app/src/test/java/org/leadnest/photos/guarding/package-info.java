@NullMarked
package org.leadnest.photos.guarding;

import org.jspecify.annotations.NullMarked;
