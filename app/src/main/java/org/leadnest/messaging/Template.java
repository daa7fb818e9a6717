package org.leadnest.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * A text of the account's own in Liquid.
 *
 * @param subject blank for texts
 */
public record Template(UUID id, String name, Channel channel, String subject, String body, Instant updatedAt) {}
