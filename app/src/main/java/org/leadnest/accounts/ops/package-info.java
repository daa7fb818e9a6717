/**
 * {@code /ops}: what whoever runs the installation needs of accounts. Operators are made by {@code admin make-operator} and by
 * nothing else, need a second factor, and see nothing of an account's leads: only that it is there, its state and who belongs to
 * it. To look inside they need the account's own leave ({@code support_grants}), which ends by itself, is shown above every page
 * of the account, and lets them read and nothing else. All that they do stands in the audit log of the house account, and what
 * they do to an account in that account's log, too.
 */
@NullMarked
package org.leadnest.accounts.ops;

import org.jspecify.annotations.NullMarked;
