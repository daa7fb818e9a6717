/**
 * Who gets a lead that comes in, and why. A live inquiry of a lead without an owner goes through the account's rules in
 * order; a rule that does not take it, or whose agents have left, are on vacation or off hours, says so in the routing log
 * and the next one is asked. What no rule takes waits in the pond, visibly. A lead that has an owner stays with them,
 * and is waited for.
 *
 * <p>A routed lead that nobody answers in the rule's time is escalated; a claim begins that time. {@code passports} says whose lead it is, the
 * company's or the agent's, by its source at intake.
 */
@NullMarked
package org.leadnest.leads.routing;

import org.jspecify.annotations.NullMarked;
