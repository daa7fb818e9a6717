/** Trial and plan of an account. Tables: {@code billing.*}. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts"})
@NullMarked
package org.leadnest.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
