/** The gateway to the text writer: the local engine or a remote model. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts", "billing", "privacy"})
@NullMarked
package org.leadnest.ai;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
