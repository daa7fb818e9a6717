/** A text about a home becomes a step of a sequence or a template, once it is free of what no message may say. */
@NullMarked
package org.leadnest.followups.texts;

import org.jspecify.annotations.NullMarked;
