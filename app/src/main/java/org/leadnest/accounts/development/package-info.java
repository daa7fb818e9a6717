/** Doors that exist in development mode alone. */
@NullMarked
package org.leadnest.accounts.development;

import org.jspecify.annotations.NullMarked;
