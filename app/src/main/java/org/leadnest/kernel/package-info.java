/**
 * Values that every module shares: identifiers, addresses, money, pages of rows. No Spring, no SQL, no clock.
 * A value that exists is valid; whoever reads raw input uses the {@code parse} method of the type.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.leadnest.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
