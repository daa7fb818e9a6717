@NullMarked
package org.leadnest.copydesk;

import org.jspecify.annotations.NullMarked;
