@NullMarked
package org.leadnest.privacy;

import org.jspecify.annotations.NullMarked;
