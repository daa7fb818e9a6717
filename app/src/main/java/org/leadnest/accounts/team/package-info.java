/** Who is in an account: invitations, roles, leaving. */
@NullMarked
package org.leadnest.accounts.team;

import org.jspecify.annotations.NullMarked;
