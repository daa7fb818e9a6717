/** Words: tokens, phrase patterns, lexicon, numbers and the morphology of English and Spanish. */
@NullMarked
package org.leadnest.copydesk.words;

import org.jspecify.annotations.NullMarked;
