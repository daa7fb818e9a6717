@NullMarked
package org.leadnest.platform.tenancy;

import org.jspecify.annotations.NullMarked;
