@NullMarked
package org.leadnest.followups;

import org.jspecify.annotations.NullMarked;
