/** The ways out: the embedded outbox, SMTP, SendGrid, Abacus.AI and Twilio, each behind {@link Carrier}. */
@NullMarked
package org.leadnest.messaging.carriers;

import org.jspecify.annotations.NullMarked;
