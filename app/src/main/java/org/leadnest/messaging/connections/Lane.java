package org.leadnest.messaging.connections;

import org.leadnest.messaging.Channel;

/**
 * What shares a carrier and its health.
 *
 * @param house LeadNest's own mail to users: it never goes by an account's own carrier
 */
public record Lane(Channel channel, boolean house) {}
