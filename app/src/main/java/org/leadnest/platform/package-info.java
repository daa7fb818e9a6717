/**
 * What every module stands on and no customer has a word for: tenancy, the database, the settable clock, jobs, the web
 * shell, the API's manners, files, outbound calls, secrets, product mail's door. Holds no business words.
 *
 * <p>Invariants: every transaction that touches a tenant table runs inside {@code Tenancy.as}; a transaction without it
 * fails at the first such row. Tables: {@code platform.*}. Events out: none of its own.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "kernel")
@NullMarked
package org.leadnest.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
