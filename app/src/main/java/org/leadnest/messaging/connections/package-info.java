/** Accounts' own carriers: their credentials, what the provider says about them, and which way a message takes. */
@NullMarked
package org.leadnest.messaging.connections;

import org.jspecify.annotations.NullMarked;
