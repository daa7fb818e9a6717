/** What people agreed to and what they do not want: consents, opt-outs, the page {@code /u/{token}}. */
@NullMarked
package org.leadnest.messaging.preferences;

import org.jspecify.annotations.NullMarked;
