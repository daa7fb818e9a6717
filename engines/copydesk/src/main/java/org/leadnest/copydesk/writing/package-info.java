/** The writer: choice of facts, document plan, sentence patterns, realisation and fitting to a limit. */
@NullMarked
package org.leadnest.copydesk.writing;

import org.jspecify.annotations.NullMarked;
