@NullMarked
package org.leadnest.accounts.passwords;

import org.jspecify.annotations.NullMarked;
