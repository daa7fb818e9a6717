@NullMarked
package org.leadnest.site;

import org.jspecify.annotations.NullMarked;
