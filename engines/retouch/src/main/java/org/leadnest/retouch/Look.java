package org.leadnest.retouch;

/**
 * What can be told of a picture without knowing what things are.
 *
 * @param outside that a sky is seen, or green that grows
 * @param sky that a sky is seen for certain
 * @param light {@code bright}, {@code dim} or nothing
 * @param colour the word for the colour that covers most of it, or nothing when it is none in particular
 */
public record Look(boolean outside, boolean sky, String light, String colour) {}
