package org.leadnest.privacy.disclosures;

import org.jspecify.annotations.Nullable;

/**
 * A legal hold as the account's owner sees it.
 *
 * @param lead the page of the lead that it is over, where it is over one alone
 */
public record HoldLine(
        String what, @Nullable String lead, String reason, String law, String since, String until, String state) {}
