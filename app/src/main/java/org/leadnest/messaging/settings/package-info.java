/** How an account presents itself in its messages, and the page {@code /app/settings/sending}. */
@NamedInterface("settings")
@NullMarked
package org.leadnest.messaging.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
