@NullMarked
package org.leadnest.platform.api;

import org.jspecify.annotations.NullMarked;
