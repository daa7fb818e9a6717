package org.leadnest.platform.api;

import org.springframework.stereotype.Component;

/** The filters of the API, for the chain that knows who calls; as beans they would run for every request. */
@Component
public class ApiFilters {
    private final RateLimits limits;
    private final Idempotency idempotency;
    private final Problems problems;

    ApiFilters(RateLimits limits, Idempotency idempotency, Problems problems) {
        this.limits = limits;
        this.idempotency = idempotency;
        this.problems = problems;
    }

    public RateLimitFilter rateLimit() {
        return new RateLimitFilter(limits, problems);
    }

    public IdempotencyFilter idempotency() {
        return new IdempotencyFilter(idempotency, problems);
    }
}
