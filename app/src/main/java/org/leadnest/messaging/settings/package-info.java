/** How an account presents itself in its messages, and the page {@code /app/settings/sending}. */
@NullMarked
package org.leadnest.messaging.settings;

import org.jspecify.annotations.NullMarked;
