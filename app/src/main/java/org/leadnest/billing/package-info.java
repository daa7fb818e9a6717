/**
 * Trial and plan of an account. The trial's end stands with the account ({@code accounts.accounts}); this module says what
 * it means: {@link org.leadnest.billing.Trials#standing} answers {@link org.leadnest.billing.Standing}. No tables of its
 * own yet, no events.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts"})
@NullMarked
package org.leadnest.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
