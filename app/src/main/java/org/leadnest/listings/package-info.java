/** Listings by RESO names and their texts. Tables: {@code listings.*}. */
@ApplicationModule(
        allowedDependencies = {"kernel", "platform", "accounts", "billing", "privacy", "photos", "ai", "copydesk"})
@NullMarked
package org.leadnest.listings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
