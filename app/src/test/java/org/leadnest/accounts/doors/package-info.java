@NullMarked
package org.leadnest.accounts.doors;

import org.jspecify.annotations.NullMarked;
