/**
 * The dashboard and the reports: what each module can say about the account, one query each.
 *
 * <p>Invariants: this module keeps no copy of what others know; every number comes from the module that owns it when the
 * page is asked for. It keeps only what nobody else does: that a text was written. Tables: {@code analytics.*}. Events in:
 * {@code DescriptionWritten} of listings. Events out: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "accounts",
            "billing",
            "privacy",
            "privacy::choices",
            "leads",
            "deals",
            "listings",
            "photos",
            "messaging",
            "messaging::readers",
            "followups"
        })
@NullMarked
package org.leadnest.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
