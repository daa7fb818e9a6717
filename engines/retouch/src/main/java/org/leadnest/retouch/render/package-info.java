/** From upright sRGB pixels to a rendition: analysis, the stages that a recipe names, and the encoder. */
@NullMarked
package org.leadnest.retouch.render;

import org.jspecify.annotations.NullMarked;
