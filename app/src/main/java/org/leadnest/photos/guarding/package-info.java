/**
 * A trial decoding of what people upload, in processes of its own: native code that a hostile file brings down takes such a
 * process with it and not the service. Start at {@link org.leadnest.photos.guarding.DecodeGuard}.
 */
@NullMarked
package org.leadnest.photos.guarding;

import org.jspecify.annotations.NullMarked;
