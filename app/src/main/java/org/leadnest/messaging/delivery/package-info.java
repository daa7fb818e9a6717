/** The way of a queued message through the gate to a carrier, and what becomes of it when something breaks on the way. */
@NullMarked
package org.leadnest.messaging.delivery;

import org.jspecify.annotations.NullMarked;
