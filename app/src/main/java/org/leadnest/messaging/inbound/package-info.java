/** The doors by which carriers bring answers and reports; each is signed, and what comes twice counts once. */
@NamedInterface("inbound")
@NullMarked
package org.leadnest.messaging.inbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
