/** From an untrusted file to upright sRGB pixels: header checks, decoding, orientation, colour profiles. */
@NullMarked
package org.leadnest.retouch.intake;

import org.jspecify.annotations.NullMarked;
