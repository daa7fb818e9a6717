@NullMarked
package org.leadnest.platform.storage;

import org.jspecify.annotations.NullMarked;
