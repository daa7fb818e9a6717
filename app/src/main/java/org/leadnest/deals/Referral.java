package org.leadnest.deals;

import org.jspecify.annotations.Nullable;

/**
 * What whoever sent the client gets of the commission, before anybody else.
 *
 * @param fee of the gross commission income
 */
public record Referral(Commission fee, @Nullable String to) {}
