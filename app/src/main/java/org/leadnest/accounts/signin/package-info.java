/** Signing in and out, forgotten passwords, and slowing down whoever guesses. */
@NullMarked
package org.leadnest.accounts.signin;

import org.jspecify.annotations.NullMarked;
