package org.leadnest.messaging;

/** How a message travels. */
public enum Channel {
    EMAIL,
    SMS
}
