package org.leadnest.retouch;

/**
 * Whether a picture still shows the same building as the one that it was made from.
 *
 * @param holds whether it may be shown to buyers
 * @param kept how much of the long straight lines is where it was, 0 to 1
 * @param moved length of the lines that run beside their place now, in longest edges of the picture
 * @param reason what is wrong, as a sentence; empty when it holds
 */
public record StructureCheck(boolean holds, double kept, double moved, String reason) {}
