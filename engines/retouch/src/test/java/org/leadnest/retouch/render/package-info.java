@NullMarked
package org.leadnest.retouch.render;

import org.jspecify.annotations.NullMarked;
