/** The public pages, and the command palette, which asks the modules through {@code PaletteSource}. No tables, no events. */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts", "billing", "privacy"})
@NullMarked
package org.leadnest.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
