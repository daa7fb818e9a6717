/** The send gate: which rule, of the law or an account's own, allows, holds or refuses a message, and what rules look at. */
@NullMarked
package org.leadnest.messaging.gate;

import org.jspecify.annotations.NullMarked;
