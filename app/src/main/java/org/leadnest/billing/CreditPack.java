package org.leadnest.billing;

import org.leadnest.kernel.Money;

/** Credits that are bought once, beside the plan, and kept until they are used. */
public record CreditPack(String lookupKey, String name, Allowance allowance, long credits, Money price) {}
