/** Signing up and proving an e-mail address. */
@NullMarked
package org.leadnest.accounts.signup;

import org.jspecify.annotations.NullMarked;
