package org.leadnest.privacy;

import java.time.Instant;

/** Somebody agreed to one version of a policy. */
public record Acceptance(Policy policy, String version, Instant at) {}
