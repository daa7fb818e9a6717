package org.leadnest.messaging.inbox;

/** A letter of an unknown sender, formatted; {@code quoted} is empty where nothing is. */
public record StrangerLine(
        String id, String from, String subject, String text, String quoted, String when, boolean reachable) {}
