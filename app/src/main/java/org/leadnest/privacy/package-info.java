/** Policies in force, their acceptance, and the map of personal data. Tables: {@code privacy.*}. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts"})
@NullMarked
package org.leadnest.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
