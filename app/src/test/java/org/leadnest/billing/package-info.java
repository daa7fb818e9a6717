@NullMarked
package org.leadnest.billing;

import org.jspecify.annotations.NullMarked;
