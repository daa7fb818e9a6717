/**
 * The second factor: codes of an authenticator app (RFC 6238), recovery codes for the day the phone is gone, and an account's
 * rule that everybody needs one. A forgotten password never goes around it: no link in a mail signs in whoever has one.
 */
@NullMarked
package org.leadnest.accounts.factors;

import org.jspecify.annotations.NullMarked;
