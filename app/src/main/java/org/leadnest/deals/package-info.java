/** Deals across a pipeline. Tables: {@code deals.*}. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts", "billing", "privacy", "leads", "listings"})
@NullMarked
package org.leadnest.deals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
