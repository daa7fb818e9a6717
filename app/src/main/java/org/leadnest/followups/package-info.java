/** Sequences, enrollments and the runner. Tables: {@code followups.*}. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "accounts",
            "billing",
            "privacy",
            "leads",
            "deals",
            "messaging",
            "ai",
            "cadence"
        })
@NullMarked
package org.leadnest.followups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
