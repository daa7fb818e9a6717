/** One text to many people as one act: looked at by the send gate's forecast first, sent once, and taken back while it waits. */
@NullMarked
package org.leadnest.messaging.mailings;

import org.jspecify.annotations.NullMarked;
