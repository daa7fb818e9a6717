/** Leads, their timeline, notes, tags, tasks and imports. Tables: {@code leads.*}. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts", "billing", "privacy"})
@NullMarked
package org.leadnest.leads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
