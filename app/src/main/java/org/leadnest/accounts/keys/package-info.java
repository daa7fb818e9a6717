/** API keys: made in settings, shown once, stored hashed, scoped, revocable. */
@NullMarked
package org.leadnest.accounts.keys;

import org.jspecify.annotations.NullMarked;
