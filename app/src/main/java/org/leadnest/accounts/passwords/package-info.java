/** What a password must be, and how it is kept. Open to whoever makes ready accounts. */
@NamedInterface("passwords")
@NullMarked
package org.leadnest.accounts.passwords;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
