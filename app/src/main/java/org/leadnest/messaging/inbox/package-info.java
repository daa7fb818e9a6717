/** Two-way conversations across e-mail and text: who wrote, who answers, what did not arrive. */
@NullMarked
@NamedInterface("inbox")
package org.leadnest.messaging.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
