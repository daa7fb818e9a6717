/** What a password must be, and how it is kept. */
@NullMarked
package org.leadnest.accounts.passwords;

import org.jspecify.annotations.NullMarked;
