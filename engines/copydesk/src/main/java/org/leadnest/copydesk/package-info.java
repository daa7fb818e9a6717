/**
 * Listing text: facts in, text with its evidence out; any text in, findings out.
 *
 * <p>Invariants: plain Java, no clock, network, thread or randomness; the same facts, brief and seed give the same
 * text; every sentence names the facts it rests on; a text is never longer than its limit; what cannot be said truly
 * and within the rules is left out and reported.
 */
@NullMarked
package org.leadnest.copydesk;

import org.jspecify.annotations.NullMarked;
