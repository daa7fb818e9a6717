/** Photos, their renditions and recipes. Tables: {@code photos.*}. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts", "billing", "privacy", "retouch"})
@NullMarked
package org.leadnest.photos;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
