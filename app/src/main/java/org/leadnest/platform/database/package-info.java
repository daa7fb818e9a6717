@NullMarked
package org.leadnest.platform.database;

import org.jspecify.annotations.NullMarked;
