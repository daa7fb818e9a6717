/** How an account presents itself in its messages, by which carriers, and its own rules beside those of the law. */
@NamedInterface("settings")
@NullMarked
package org.leadnest.messaging.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
