/** What people sign in with: browsers that are known already, a mail about a new one, and the list of open sessions. */
@NullMarked
package org.leadnest.accounts.devices;

import org.jspecify.annotations.NullMarked;
