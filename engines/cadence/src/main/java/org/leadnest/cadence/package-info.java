/**
 * The follow-up engine: decides what a sequence does next, and when the law lets a message go.
 *
 * <p>{@link org.leadnest.cadence.Cadence#advance} takes an enrollment, its plan, a signal, an instant and the facts about
 * the lead, and returns the next enrollment with the effects to carry out. {@link org.leadnest.cadence.SendingHours} does
 * the arithmetic of quiet hours over dated rules. Everything here is a pure function of its arguments: no clock, no
 * database, no threads, no mutable state; every type is immutable and safe to share.
 */
@NullMarked
package org.leadnest.cadence;

import org.jspecify.annotations.NullMarked;
