package org.leadnest.messaging.templates;

/** What became of a text in Liquid. */
public sealed interface Rendering {
    record Filled(String text) implements Rendering {}

    record Broken(String reason) implements Rendering {}
}
