package org.leadnest.messaging;

import java.time.Instant;

/**
 * A message that is not made yet.
 *
 * @param at when it would be put up for the send gate
 */
public record Planned(Outgoing message, Instant at) {}
