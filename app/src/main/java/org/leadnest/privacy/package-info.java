/**
 * Policies in force, who accepted them, and the map of personal data.
 *
 * <p>Invariants: opening an account records the acceptance of the versions in force in the same transaction; a version that
 * was accepted is never changed or removed. Tables: {@code privacy.policy_versions}, {@code privacy.acceptances} (of
 * people, hence no tenant tables). Events in: {@link org.leadnest.accounts.AccountOpened}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts"})
@NullMarked
package org.leadnest.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
