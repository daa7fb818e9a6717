@NullMarked
package org.leadnest.leads;

import org.jspecify.annotations.NullMarked;
