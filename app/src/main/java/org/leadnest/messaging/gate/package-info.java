/** The send gate: which rule allows, holds or refuses a message, and what the rules look at. */
@NullMarked
package org.leadnest.messaging.gate;

import org.jspecify.annotations.NullMarked;
