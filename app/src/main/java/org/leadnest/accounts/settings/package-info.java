/** The settings pages of this module: profile, account, roles, API keys. */
@NullMarked
package org.leadnest.accounts.settings;

import org.jspecify.annotations.NullMarked;
