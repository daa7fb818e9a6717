/** Public pages. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts", "billing", "privacy"})
@NullMarked
package org.leadnest.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
