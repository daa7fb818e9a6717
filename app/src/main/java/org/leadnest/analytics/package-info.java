/** The dashboard. Tables: {@code analytics.*}. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "accounts",
            "billing",
            "privacy",
            "leads",
            "deals",
            "listings",
            "photos",
            "messaging",
            "followups"
        })
@NullMarked
package org.leadnest.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
