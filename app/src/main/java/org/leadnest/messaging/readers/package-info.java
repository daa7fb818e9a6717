/** Who reads the product's mail, and which letter each has had: {@code messaging.sent_letters}. */
@NamedInterface("readers")
@NullMarked
package org.leadnest.messaging.readers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
