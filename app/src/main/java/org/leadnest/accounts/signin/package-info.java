/**
 * Signing in and out, forgotten passwords, slowing down whoever guesses, and showing anew who one is; by a mailed code where
 * there is neither password nor factor (table {@code accounts.proof_codes}).
 */
@NullMarked
package org.leadnest.accounts.signin;

import org.jspecify.annotations.NullMarked;
