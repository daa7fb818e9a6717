/** Links in messages whose clicks are counted, where the account turned that on. */
@NullMarked
package org.leadnest.messaging.links;

import org.jspecify.annotations.NullMarked;
