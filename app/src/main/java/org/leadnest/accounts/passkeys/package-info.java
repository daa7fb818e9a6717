/**
 * Passkeys (WebAuthn): a key pair whose private half stays on the person's device, unlocked there by a finger, a face or a
 * PIN. One opens the account by itself, counts as a second factor after the password, and is a proof before a dangerous
 * act. A user may have several. Table: {@code accounts.passkeys}.
 */
@NullMarked
package org.leadnest.accounts.passkeys;

import org.jspecify.annotations.NullMarked;
