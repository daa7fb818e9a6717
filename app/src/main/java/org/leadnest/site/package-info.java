/**
 * The public pages, the status page, which asks the modules through {@code ServicePart}, and the command palette, which asks
 * them through {@code PaletteSource}. No tables, no events.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts", "billing", "privacy"})
@NullMarked
package org.leadnest.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
