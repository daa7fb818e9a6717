package org.leadnest.messaging;

public enum Direction {
    OUT,
    IN
}
