/**
 * Listings by RESO names and their texts, and the public page of each ({@code showcase}, {@code /h/{listing}}), whose
 * questions go to {@link org.leadnest.listings.InquiryDesk}, which a module above implements. Tables: {@code listings.*};
 * {@code listings.doors} is read before the account is known. {@code exchange} is files in and out, {@code documents} what is kept with a listing,
 * {@code describing} texts for all listings that have none, {@code asking} questions in the command palette.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "accounts",
            "accounts::audit",
            "accounts::profile",
            "billing",
            "privacy",
            "privacy::choices",
            "photos",
            "ai",
            "copydesk"
        })
@NullMarked
package org.leadnest.listings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
